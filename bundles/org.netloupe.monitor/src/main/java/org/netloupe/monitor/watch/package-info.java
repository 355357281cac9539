/** The processes that can be watched, what they tell of themselves, and the live streams out of them. */
@NonNullByDefault
package org.netloupe.monitor.watch;

import org.eclipse.jdt.annotation.NonNullByDefault;
