package org.netloupe.monitor.watch;

/** Is told, on any thread, that something changed; it looks up what. */
@FunctionalInterface
public interface WatchListener {
    void changed();
}
