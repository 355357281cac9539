/** Scalars in tfevents files, as TensorBoard reads and writes them: crash-safe records that can be read while they grow. */
@NonNullByDefault
package org.netloupe.stream.events;

import org.eclipse.jdt.annotation.NonNullByDefault;
