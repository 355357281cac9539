/** Pictures of networks and of evaluations. */
@NonNullByDefault
package org.netloupe.monitor.picture;

import org.eclipse.jdt.annotation.NonNullByDefault;
