/** Work that runs the same from a view, the command line and a test, with progress and cancel. */
@NonNullByDefault
package org.netloupe.core.operation;

import org.eclipse.jdt.annotation.NonNullByDefault;
