package org.netloupe.agent;

import org.eclipse.jdt.annotation.Nullable;

/** What a host does on a command; called on the thread of the host, at the boundary of an event. */
public interface CommandHandler {
    /**
     * Runs the command.
     *
     * @param arguments checked against the declared parameters
     * @return what the client is told, anything that {@link org.netloupe.agent.value.Values#of} takes, or null
     * @throws Exception to refuse; the client is told the message, the host goes on
     */
    @Nullable
    Object run(CommandArguments arguments) throws Exception;
}
