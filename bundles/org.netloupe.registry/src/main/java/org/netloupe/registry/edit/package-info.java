/** Changes by the user, as values that can be undone. */
@NonNullByDefault
package org.netloupe.registry.edit;

import org.eclipse.jdt.annotation.NonNullByDefault;
