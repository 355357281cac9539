/** Placing points of many dimensions in two or three, as contributions. */
@NonNullByDefault
package org.netloupe.core.projection;

import org.eclipse.jdt.annotation.NonNullByDefault;
