/** Tests of t-SNE against direct sums and scikit-learn. */
@NonNullByDefault
package org.netloupe.numerics.tsne;

import org.eclipse.jdt.annotation.NonNullByDefault;
