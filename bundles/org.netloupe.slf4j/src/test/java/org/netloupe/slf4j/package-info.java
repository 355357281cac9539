/** Tests of the same. */
@NonNullByDefault
package org.netloupe.slf4j;

import org.eclipse.jdt.annotation.NonNullByDefault;
