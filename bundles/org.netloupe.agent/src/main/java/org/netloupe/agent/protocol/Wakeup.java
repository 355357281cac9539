package org.netloupe.agent.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.util.concurrent.atomic.AtomicBoolean;

/** Wakes a thread that polls sockets, from any other thread and without ever blocking it. */
public final class Wakeup implements AutoCloseable {
    private final Pipe pipe;
    private final AtomicBoolean raised = new AtomicBoolean();

    /** @throws IOException if the system has no pipe left */
    public Wakeup() throws IOException {
        pipe = Pipe.open();
        pipe.source().configureBlocking(false);
        pipe.sink().configureBlocking(false);
    }

    /** What the thread must poll for reading. */
    public SelectableChannel channel() {
        return pipe.source();
    }

    /** Wakes the thread, unless it is about to wake anyway. */
    public void raise() {
        if (raised.get() || raised.getAndSet(true)) {
            return;
        }
        try {
            pipe.sink().write(ByteBuffer.wrap(new byte[1]));
        } catch (IOException e) {
            // the thread is gone, and with it any need to wake it
            return;
        }
    }

    /** Called by the thread before it looks for work. */
    public void lower() throws IOException {
        ByteBuffer rest = ByteBuffer.allocate(64);
        while (pipe.source().read(rest) > 0) {
            rest.clear();
        }
        raised.set(false);
    }

    @Override
    public void close() throws IOException {
        pipe.sink().close();
        pipe.source().close();
    }
}
