/** Maps from distances alone: multidimensional scaling. */
@NonNullByDefault
package org.netloupe.numerics.scaling;

import org.eclipse.jdt.annotation.NonNullByDefault;
