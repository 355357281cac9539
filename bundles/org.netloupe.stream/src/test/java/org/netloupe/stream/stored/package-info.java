@NonNullByDefault
package org.netloupe.stream.stored;

import org.eclipse.jdt.annotation.NonNullByDefault;
