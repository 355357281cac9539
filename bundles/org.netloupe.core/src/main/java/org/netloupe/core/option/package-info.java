/** Options declared as data: one declaration drives wizard, command line and help. */
@NonNullByDefault
package org.netloupe.core.option;

import org.eclipse.jdt.annotation.NonNullByDefault;
