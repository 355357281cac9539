/** Work beside the user interface: jobs with progress and cancel of which the newest wins, and the one way back to the display. */
@NonNullByDefault({RETURN_TYPE, FIELD}) // parameters meet types that SWT and JFace do not annotate
package org.netloupe.ui.work;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
