/** MNIST's IDX files, plain or gzip. */
@NonNullByDefault
package org.netloupe.data.idx;

import org.eclipse.jdt.annotation.NonNullByDefault;
