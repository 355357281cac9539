/** Points, and how a computation over them runs: threads, progress, cancellation. */
@NonNullByDefault
package org.netloupe.numerics;

import org.eclipse.jdt.annotation.NonNullByDefault;
