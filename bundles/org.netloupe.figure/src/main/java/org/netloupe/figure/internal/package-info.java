/** What the pictures of this bundle share in painting; no API. */
@NonNullByDefault
package org.netloupe.figure.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
