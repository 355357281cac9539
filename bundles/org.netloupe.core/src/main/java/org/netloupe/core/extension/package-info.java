/** The extension points of Netloupe: contributions are created when first used and a broken one takes nothing else down. */
@NonNullByDefault
package org.netloupe.core.extension;

import org.eclipse.jdt.annotation.NonNullByDefault;
