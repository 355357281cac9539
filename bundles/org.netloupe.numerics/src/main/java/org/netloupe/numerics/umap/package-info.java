/** Uniform manifold approximation and projection. */
@NonNullByDefault
package org.netloupe.numerics.umap;

import org.eclipse.jdt.annotation.NonNullByDefault;
