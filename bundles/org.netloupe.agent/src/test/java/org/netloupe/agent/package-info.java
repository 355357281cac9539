/** Tests of the agent. */
@NonNullByDefault
package org.netloupe.agent;

import org.eclipse.jdt.annotation.NonNullByDefault;
