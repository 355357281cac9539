/** Makes Java's own logging the end of what libraries log through SLF4J. */
@NonNullByDefault
package org.netloupe.slf4j;

import org.eclipse.jdt.annotation.NonNullByDefault;
