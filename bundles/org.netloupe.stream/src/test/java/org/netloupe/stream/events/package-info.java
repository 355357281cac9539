@NonNullByDefault
package org.netloupe.stream.events;

import org.eclipse.jdt.annotation.NonNullByDefault;
