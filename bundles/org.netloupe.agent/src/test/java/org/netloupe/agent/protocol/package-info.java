/** Tests of the agent: protocol. */
@NonNullByDefault
package org.netloupe.agent.protocol;

import org.eclipse.jdt.annotation.NonNullByDefault;
