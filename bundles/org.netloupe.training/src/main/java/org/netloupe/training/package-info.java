/** Supervision of training runs, the same for workbench, command line and tests; knows no engine. */
@NonNullByDefault
package org.netloupe.training;

import org.eclipse.jdt.annotation.NonNullByDefault;
