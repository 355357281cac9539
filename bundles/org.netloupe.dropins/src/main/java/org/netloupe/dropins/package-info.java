/** Takes bundles of vendors into the running product: they are put into a folder, no installer and no list is touched. */
@NonNullByDefault
package org.netloupe.dropins;

import org.eclipse.jdt.annotation.NonNullByDefault;
