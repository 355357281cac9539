/** How a worker process is started: by the product's own launcher or from a class path, detached from its parent. */
@NonNullByDefault
package org.netloupe.training.launch;

import org.eclipse.jdt.annotation.NonNullByDefault;
