/**
 * The agent that a host process embeds: the host tells of its events, clients ask live queries of them and send commands,
 * and the host is never blocked or broken by either.
 */
@NonNullByDefault
package org.netloupe.agent;

import org.eclipse.jdt.annotation.NonNullByDefault;
