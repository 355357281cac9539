/** Palettes, checked for contrast and for colour-blind eyes. */
package org.netloupe.figure.colour;
