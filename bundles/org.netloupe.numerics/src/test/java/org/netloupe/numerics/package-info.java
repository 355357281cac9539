/** Tests of points and executions. */
@NonNullByDefault
package org.netloupe.numerics;

import org.eclipse.jdt.annotation.NonNullByDefault;
