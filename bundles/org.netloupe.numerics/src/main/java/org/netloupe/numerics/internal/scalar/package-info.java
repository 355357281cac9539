/** The innermost loops in plain Java. */
@NonNullByDefault
package org.netloupe.numerics.internal.scalar;

import org.eclipse.jdt.annotation.NonNullByDefault;
