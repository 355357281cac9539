/** Tests of the measures against hand values and scikit-learn. */
@NonNullByDefault
package org.netloupe.numerics.quality;

import org.eclipse.jdt.annotation.NonNullByDefault;
