/** Distributions one behind the other, as they change over time. */
@NonNullByDefault
package org.netloupe.figure.ridge;

import org.eclipse.jdt.annotation.NonNullByDefault;
