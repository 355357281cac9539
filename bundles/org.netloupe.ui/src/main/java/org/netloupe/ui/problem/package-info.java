/** How faults reach the user: one sentence, with details behind it, and a line in the error log. */
@NonNullByDefault({RETURN_TYPE, FIELD}) // parameters meet types that SWT and JFace do not annotate
package org.netloupe.ui.problem;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
