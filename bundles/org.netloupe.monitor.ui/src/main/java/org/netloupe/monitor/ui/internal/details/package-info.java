/** What a run was asked to do, where it ran and what it printed. */
@NonNullByDefault({RETURN_TYPE, FIELD}) // parameters meet types that SWT and JFace do not annotate
package org.netloupe.monitor.ui.internal.details;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
