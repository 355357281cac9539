/** Tests of multidimensional scaling against exact maps and scikit-learn. */
@NonNullByDefault
package org.netloupe.numerics.scaling;

import org.eclipse.jdt.annotation.NonNullByDefault;
