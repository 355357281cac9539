/** The innermost loops in the Vector API; loaded only where its module is. */
@NonNullByDefault
package org.netloupe.numerics.internal.vector;

import org.eclipse.jdt.annotation.NonNullByDefault;
