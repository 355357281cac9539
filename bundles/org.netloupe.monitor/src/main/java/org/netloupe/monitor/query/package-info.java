/** Helps to write queries: what can be asked of a value, and what may come next in a text. */
@NonNullByDefault
package org.netloupe.monitor.query;

import org.eclipse.jdt.annotation.NonNullByDefault;
