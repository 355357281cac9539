/** Tests of the workbench window and what it opens with; they run beside the thread of the display. */
@NonNullByDefault
package org.netloupe.ui.tests;

import org.eclipse.jdt.annotation.NonNullByDefault;
