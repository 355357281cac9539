/** Projections that are linear maps: principal components and star coordinates. */
@NonNullByDefault
package org.netloupe.numerics.linear;

import org.eclipse.jdt.annotation.NonNullByDefault;
