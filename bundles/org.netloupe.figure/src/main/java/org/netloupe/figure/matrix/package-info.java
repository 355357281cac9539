/** Pictures made of cells: confusion matrices and grids of images. */
@NonNullByDefault
package org.netloupe.figure.matrix;

import org.eclipse.jdt.annotation.NonNullByDefault;
