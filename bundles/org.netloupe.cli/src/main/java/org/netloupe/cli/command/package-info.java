/** The commands, one class each: they read arguments, call a headless operation and print its result. */
@NonNullByDefault
package org.netloupe.cli.command;

import org.eclipse.jdt.annotation.NonNullByDefault;
