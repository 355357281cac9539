/** Arrays that NumPy saved as npy or npz. */
@NonNullByDefault
package org.netloupe.data.array;

import org.eclipse.jdt.annotation.NonNullByDefault;
