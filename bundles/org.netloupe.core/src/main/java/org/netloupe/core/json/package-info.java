/** JSON as Netloupe writes it: one mapper for requests, states and architectures. */
@NonNullByDefault
package org.netloupe.core.json;

import org.eclipse.jdt.annotation.NonNullByDefault;
