/** Tests over all data providers, and what they share. */
@NonNullByDefault
package org.netloupe.data;

import org.eclipse.jdt.annotation.NonNullByDefault;
