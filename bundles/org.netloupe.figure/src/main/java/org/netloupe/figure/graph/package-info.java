/** Layered drawings of computation graphs. */
@NonNullByDefault
package org.netloupe.figure.graph;

import org.eclipse.jdt.annotation.NonNullByDefault;
