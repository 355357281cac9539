/** Training runs: what is asked for, the folder a run lives in, and the engines that carry it out in a process of its own. */
@NonNullByDefault
package org.netloupe.core.training;

import org.eclipse.jdt.annotation.NonNullByDefault;
