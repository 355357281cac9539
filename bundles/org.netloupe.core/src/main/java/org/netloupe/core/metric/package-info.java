/** What is measured on predictions, as contributions. */
@NonNullByDefault
package org.netloupe.core.metric;

import org.eclipse.jdt.annotation.NonNullByDefault;
