/** Tests of the same. */
@NonNullByDefault
package org.netloupe.monitor.chart;

import org.eclipse.jdt.annotation.NonNullByDefault;
