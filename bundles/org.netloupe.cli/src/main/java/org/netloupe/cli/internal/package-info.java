/** What all commands share: the console, the open workspace, the application that Equinox starts. */
@NonNullByDefault
package org.netloupe.cli.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
