/** What the algorithms share: threads, matrix products, eigenvectors, Fourier transforms. */
@NonNullByDefault
package org.netloupe.numerics.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
