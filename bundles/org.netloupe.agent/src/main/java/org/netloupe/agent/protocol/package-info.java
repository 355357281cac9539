/** The messages between agents and clients and their MessagePack form, as docs/protocol.md describes them. */
@NonNullByDefault
package org.netloupe.agent.protocol;

import org.eclipse.jdt.annotation.NonNullByDefault;
