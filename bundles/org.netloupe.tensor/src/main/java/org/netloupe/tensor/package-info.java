/** Typed, row-major arrays over memory segments: the arrays that every other bundle passes around. */
@NonNullByDefault
package org.netloupe.tensor;

import org.eclipse.jdt.annotation.NonNullByDefault;
