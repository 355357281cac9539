/** Files that are written whole or not at all. */
@NonNullByDefault
package org.netloupe.tensor.file;

import org.eclipse.jdt.annotation.NonNullByDefault;
