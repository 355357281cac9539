/** Tests of UMAP against direct computation. */
@NonNullByDefault
package org.netloupe.numerics.umap;

import org.eclipse.jdt.annotation.NonNullByDefault;
