/** The palettes of the whole workbench and the arithmetic that keeps them legible. */
@NonNullByDefault
package org.netloupe.figure.colour;

import org.eclipse.jdt.annotation.NonNullByDefault;
