/** Matrices of numbers as colours. */
@NonNullByDefault
package org.netloupe.figure.heat;

import org.eclipse.jdt.annotation.NonNullByDefault;
