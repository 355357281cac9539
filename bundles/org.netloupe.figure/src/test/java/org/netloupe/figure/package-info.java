/** Figures, themes, viewports and exports, seen by what they paint and write. */
package org.netloupe.figure;
