/** Tests of the maps of a series, and of its trajectories against hand values. */
@NonNullByDefault
package org.netloupe.embedding.epochs;

import org.eclipse.jdt.annotation.NonNullByDefault;
