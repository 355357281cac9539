/** Connections to agents: finding processes, opening streams of values, sending commands. */
@NonNullByDefault
package org.netloupe.stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
