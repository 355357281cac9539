/** The typed values that observables give, expressions compute and streams carry. */
@NonNullByDefault
package org.netloupe.agent.value;

import org.eclipse.jdt.annotation.NonNullByDefault;
