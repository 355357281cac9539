/** Tests of linear projections against hand values and scikit-learn. */
@NonNullByDefault
package org.netloupe.numerics.linear;

import org.eclipse.jdt.annotation.NonNullByDefault;
