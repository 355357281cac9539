/** The command line: every operation of Netloupe as a command, for scripts and machines without a display. */
@NonNullByDefault
package org.netloupe.cli;

import org.eclipse.jdt.annotation.NonNullByDefault;
