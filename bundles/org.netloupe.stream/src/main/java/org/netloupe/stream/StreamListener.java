package org.netloupe.stream;

import org.netloupe.agent.protocol.Message;

/** Receives a stream, always on the same thread of its own, so that it may take its time; then values wait at the process. */
public interface StreamListener {
    /**
     * The next values, in order.
     *
     * @param batch their numbers and what has been dropped so far
     */
    void values(StreamSubscription stream, Message.Values batch);

    /** Called once, after the last values. */
    void ended(StreamSubscription stream, StreamSubscription.End end);
}
