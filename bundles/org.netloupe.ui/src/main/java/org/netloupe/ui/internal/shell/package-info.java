/** The application and the workbench window: what starts, what closes, and what a window shows before views open. */
@NonNullByDefault({RETURN_TYPE, FIELD, TYPE_BOUND, TYPE_ARGUMENT}) // parameters belong to the Eclipse types overridden
package org.netloupe.ui.internal.shell;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;
import static org.eclipse.jdt.annotation.DefaultLocation.TYPE_ARGUMENT;
import static org.eclipse.jdt.annotation.DefaultLocation.TYPE_BOUND;

import org.eclipse.jdt.annotation.NonNullByDefault;
