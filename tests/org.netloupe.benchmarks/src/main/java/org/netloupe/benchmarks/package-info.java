/** Benchmarks of the figures that docs/performance.md states. */
@NonNullByDefault
package org.netloupe.benchmarks;

import org.eclipse.jdt.annotation.NonNullByDefault;
