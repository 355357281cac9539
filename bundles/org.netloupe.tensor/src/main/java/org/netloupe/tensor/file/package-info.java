/** Files that are written whole or not at all, and input files that cannot be read, said in one sentence. */
@NonNullByDefault
package org.netloupe.tensor.file;

import org.eclipse.jdt.annotation.NonNullByDefault;
