/** Charts over axes: lines with a million points, bars per class and the sparkline of a table cell. */
@NonNullByDefault
package org.netloupe.figure.chart;

import org.eclipse.jdt.annotation.NonNullByDefault;
