/** Tests with agents in this process. */
@NonNullByDefault
package org.netloupe.monitor.watch;

import org.eclipse.jdt.annotation.NonNullByDefault;
