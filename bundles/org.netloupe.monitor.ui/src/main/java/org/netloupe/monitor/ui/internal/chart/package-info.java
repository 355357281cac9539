/** The live chart: curves of the chosen runs as tiles, one per measure; everything but the tiles and the view knows no SWT. */
@NonNullByDefault({RETURN_TYPE, FIELD}) // parameters meet types that SWT and JFace do not annotate
package org.netloupe.monitor.ui.internal.chart;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
