/** What tests use the workbench with: a hand at keyboard and mouse, and eyes that wait for what should come to be seen. */
@NonNullByDefault
package org.netloupe.ui.tests.driving;

import org.eclipse.jdt.annotation.NonNullByDefault;
