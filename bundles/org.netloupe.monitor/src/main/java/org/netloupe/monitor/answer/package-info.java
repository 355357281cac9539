/** What live queries answer: kept as it arrives, and turned into what visualizers draw. */
@NonNullByDefault
package org.netloupe.monitor.answer;

import org.eclipse.jdt.annotation.NonNullByDefault;
