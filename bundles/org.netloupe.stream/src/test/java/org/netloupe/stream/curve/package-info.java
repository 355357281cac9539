@NonNullByDefault
package org.netloupe.stream.curve;

import org.eclipse.jdt.annotation.NonNullByDefault;
