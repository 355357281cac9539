/** The nearest points of every point. */
@NonNullByDefault
package org.netloupe.numerics.neighbours;

import org.eclipse.jdt.annotation.NonNullByDefault;
