/** Lists of runs: which, in what order, with which metrics as columns. */
@NonNullByDefault
package org.netloupe.registry.query;

import org.eclipse.jdt.annotation.NonNullByDefault;
