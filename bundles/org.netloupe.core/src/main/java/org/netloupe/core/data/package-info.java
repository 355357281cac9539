/** Datasets and the providers that open them. */
@NonNullByDefault
package org.netloupe.core.data;

import org.eclipse.jdt.annotation.NonNullByDefault;
