@NonNullByDefault
package org.netloupe.stream.imported;

import org.eclipse.jdt.annotation.NonNullByDefault;
