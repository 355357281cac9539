/** Tests of the searches against sorting and scikit-learn. */
@NonNullByDefault
package org.netloupe.numerics.neighbours;

import org.eclipse.jdt.annotation.NonNullByDefault;
