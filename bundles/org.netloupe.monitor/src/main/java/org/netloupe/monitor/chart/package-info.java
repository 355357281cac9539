/** Charts of the scalars that runs record. */
@NonNullByDefault
package org.netloupe.monitor.chart;

import org.eclipse.jdt.annotation.NonNullByDefault;
