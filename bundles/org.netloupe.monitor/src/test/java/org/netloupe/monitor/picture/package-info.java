/** Tests of the same. */
@NonNullByDefault
package org.netloupe.monitor.picture;

import org.eclipse.jdt.annotation.NonNullByDefault;
