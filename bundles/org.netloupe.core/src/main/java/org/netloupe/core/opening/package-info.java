/** Opens datasets and models through whatever contribution knows them. */
@NonNullByDefault
package org.netloupe.core.opening;

import org.eclipse.jdt.annotation.NonNullByDefault;
