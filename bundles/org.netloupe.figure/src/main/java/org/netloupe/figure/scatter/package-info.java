/** Point clouds of any size, with density where points lie over each other, and what was selected among them. */
@NonNullByDefault
package org.netloupe.figure.scatter;

import org.eclipse.jdt.annotation.NonNullByDefault;
