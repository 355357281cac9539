/** The shipped projections as contributions: their options, and tensors to points and back. */
@NonNullByDefault
package org.netloupe.embedding.projection;

import org.eclipse.jdt.annotation.NonNullByDefault;
