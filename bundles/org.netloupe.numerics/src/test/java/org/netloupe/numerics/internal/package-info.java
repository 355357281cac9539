/** Tests of the shared primitives. */
@NonNullByDefault
package org.netloupe.numerics.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
