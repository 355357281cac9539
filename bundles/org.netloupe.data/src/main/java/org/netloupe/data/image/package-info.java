/** Images in one folder per class, on disk or in a zip file. */
@NonNullByDefault
package org.netloupe.data.image;

import org.eclipse.jdt.annotation.NonNullByDefault;
