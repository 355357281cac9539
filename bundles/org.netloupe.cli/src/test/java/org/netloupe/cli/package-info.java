/** The command line, tried from its arguments to its output and exit code, with real worker processes. */
@NonNullByDefault
package org.netloupe.cli;

import org.eclipse.jdt.annotation.NonNullByDefault;
