/** Watching processes: what can be observed in them, queries, and the pictures of what they answer. */
@NonNullByDefault({RETURN_TYPE, FIELD}) // parameters meet types that SWT and JFace do not annotate
package org.netloupe.monitor.ui.internal.watch;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
