/** t-distributed stochastic neighbour embedding. */
@NonNullByDefault
package org.netloupe.numerics.tsne;

import org.eclipse.jdt.annotation.NonNullByDefault;
