/** Samples that are generated from a seed and need no file. */
@NonNullByDefault
package org.netloupe.data.generated;

import org.eclipse.jdt.annotation.NonNullByDefault;
