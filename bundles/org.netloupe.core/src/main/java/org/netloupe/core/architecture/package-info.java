/** Architectures as values: the layers of a network that is to be trained. */
@NonNullByDefault
package org.netloupe.core.architecture;

import org.eclipse.jdt.annotation.NonNullByDefault;
