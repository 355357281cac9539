/** Tests over all shipped projections. */
@NonNullByDefault
package org.netloupe.embedding.projection;

import org.eclipse.jdt.annotation.NonNullByDefault;
