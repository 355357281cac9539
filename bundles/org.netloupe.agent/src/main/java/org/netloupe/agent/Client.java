package org.netloupe.agent;

import java.nio.ByteBuffer;

/** A client that has said hello. Only on the agent's thread. */
final class Client {
    private final byte[] route;
    private final String name;
    private long lastHeard = System.nanoTime();

    /** @param route the identity under which the socket knows it */
    Client(byte[] route, String name) {
        this.route = route;
        this.name = name;
    }

    byte[] route() {
        return route;
    }

    ByteBuffer key() {
        return ByteBuffer.wrap(route);
    }

    String name() {
        return name;
    }

    void heard() {
        lastHeard = System.nanoTime();
    }

    boolean silentFor(long nanos) {
        return System.nanoTime() - lastHeard > nanos;
    }
}
