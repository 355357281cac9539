/** NumPy's npy and npz files: mapped, read, streamed out; nothing in them is ever executed. */
@NonNullByDefault
package org.netloupe.tensor.npy;

import org.eclipse.jdt.annotation.NonNullByDefault;
