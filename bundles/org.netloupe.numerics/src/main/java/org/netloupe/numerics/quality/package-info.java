/** How far a map tells the truth about the points it shows. */
@NonNullByDefault
package org.netloupe.numerics.quality;

import org.eclipse.jdt.annotation.NonNullByDefault;
