/** How numbers, durations and long names are written in every picture, and where ticks stand. */
@NonNullByDefault
package org.netloupe.figure.text;

import org.eclipse.jdt.annotation.NonNullByDefault;
