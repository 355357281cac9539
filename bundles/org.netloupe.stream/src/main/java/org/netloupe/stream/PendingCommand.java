package org.netloupe.stream;

import java.util.concurrent.CompletableFuture;

import org.netloupe.agent.protocol.Message;

/**
 * A command under way. Both futures fail with an {@link java.io.IOException} if the process goes away first.
 *
 * @param accepted completed when the process has checked the command: ACCEPTED, or REFUSED with the reason
 * @param done completed when it has run: DONE with its result, or REFUSED with the reason
 */
public record PendingCommand(CompletableFuture<Message.Acknowledged> accepted,
        CompletableFuture<Message.Acknowledged> done) {
    PendingCommand() {
        this(new CompletableFuture<>(), new CompletableFuture<>());
    }

    void acknowledge(Message.Acknowledged acknowledgement) {
        accepted.complete(acknowledgement);
        if (acknowledgement.state() != Message.State.ACCEPTED) {
            done.complete(acknowledgement);
        }
    }

    void fail(Throwable fault) {
        accepted.completeExceptionally(fault);
        done.completeExceptionally(fault);
    }
}
