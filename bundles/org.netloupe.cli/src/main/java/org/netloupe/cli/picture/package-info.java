/** Pictures of runs, models and datasets as figures, for {@code netloupe render} and the demo. */
@NonNullByDefault
package org.netloupe.cli.picture;

import org.eclipse.jdt.annotation.NonNullByDefault;
