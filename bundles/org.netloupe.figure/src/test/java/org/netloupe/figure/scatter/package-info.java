/** Tests of point clouds. */
@NonNullByDefault
package org.netloupe.figure.scatter;

import org.eclipse.jdt.annotation.NonNullByDefault;
