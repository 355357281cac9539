/** Tests of the agent: query. */
@NonNullByDefault
package org.netloupe.agent.query;

import org.eclipse.jdt.annotation.NonNullByDefault;
