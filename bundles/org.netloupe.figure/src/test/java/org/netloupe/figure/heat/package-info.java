/** Tests of heat maps. */
@NonNullByDefault
package org.netloupe.figure.heat;

import org.eclipse.jdt.annotation.NonNullByDefault;
