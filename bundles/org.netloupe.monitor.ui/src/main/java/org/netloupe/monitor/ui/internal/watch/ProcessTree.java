package org.netloupe.monitor.ui.internal.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.netloupe.agent.protocol.Description;
import org.netloupe.figure.text.Numbers;
import org.netloupe.monitor.watch.WatchedProcess;

/** What the tree of processes shows; two nodes are the same if they name the same, whatever their values. */
@NonNullByDefault // only our own types meet here
sealed interface ProcessTree {

    WatchedProcess process();

    String name();

    /** Its type or state in words. */
    String kind();

    /** Its latest value in words. */
    String latest();

    List<ProcessTree> children();

    /** A process. */
    record Process(WatchedProcess process) implements ProcessTree {
        @Override
        public String name() {
            return process.endpoint().name();
        }

        @Override
        public String kind() {
            return switch (process.state()) {
                case FOUND -> "\u25CF running, pid " + process.endpoint().pid(); //$NON-NLS-1$
                case CONNECTING -> "\u2026 connecting"; //$NON-NLS-1$
                case CONNECTED -> (process.isPaused() ? "\u2016 paused, pid " : "\u25CF live, pid ") //$NON-NLS-1$ //$NON-NLS-2$
                        + process.endpoint().pid();
                case LOST -> "\u25CB ended"; //$NON-NLS-1$
            };
        }

        /** What our streams cost it, and why it is lost. */
        @Override
        public String latest() {
            double millis = process.streams().stream().flatMap(s -> s.told().stream())
                    .mapToDouble(Description.Stream::hostMillisPerEvent).sum();
            return !process.fault().isEmpty()
                    ? process.fault()
                    : process.streams().isEmpty() ? "" : "queries cost " + Numbers.brief(millis) + " ms an event"; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
        }

        @Override
        public List<ProcessTree> children() {
            return process.description().map(told -> {
                List<ProcessTree> parts = new ArrayList<>();
                told.events().forEach(e -> parts.add(new Event(process, e.name())));
                told.settings().forEach(s -> parts.add(new Setting(process, s.name())));
                return parts;
            }).orElse(List.of());
        }
    }

    /** An event of a process. */
    record Event(WatchedProcess process, String name) implements ProcessTree {
        @Override
        public String kind() {
            return "event"; //$NON-NLS-1$
        }

        @Override
        public String latest() {
            return ""; //$NON-NLS-1$
        }

        @Override
        public List<ProcessTree> children() {
            return process.description().stream().flatMap(told -> Stream.concat(
                    told.events().stream().filter(e -> e.name().equals(name)).flatMap(e -> e.observables().stream()),
                    told.globals().stream())).map(o -> (ProcessTree) new Observable(process, name, o.name())).toList();
        }
    }

    /** Something that can be observed at an event. */
    record Observable(WatchedProcess process, String event, String name) implements ProcessTree {
        private Stream<Description.Observable> told() {
            return process.description().stream().flatMap(told -> Stream.concat(
                    told.events().stream().filter(e -> e.name().equals(event)).flatMap(e -> e.observables().stream()),
                    told.globals().stream())).filter(o -> o.name().equals(name));
        }

        /** What the process tells of it. */
        java.util.Optional<Description.Observable> description() {
            return told().findFirst();
        }

        @Override
        public String kind() {
            return description().map(o -> o.type().word()).orElse(""); //$NON-NLS-1$
        }

        @Override
        public String latest() {
            return description().map(Description.Observable::latest).orElse(""); //$NON-NLS-1$
        }

        @Override
        public List<ProcessTree> children() {
            return List.of();
        }
    }

    /** A number that can be set. */
    record Setting(WatchedProcess process, String name) implements ProcessTree {
        /** What the process tells of it. */
        java.util.Optional<Description.Setting> description() {
            return process.description().stream().flatMap(told -> told.settings().stream())
                    .filter(s -> s.name().equals(name)).findFirst();
        }

        @Override
        public String kind() {
            return "setting"; //$NON-NLS-1$
        }

        @Override
        public String latest() {
            return description().map(s -> Numbers.brief(s.value())).orElse(""); //$NON-NLS-1$
        }

        @Override
        public List<ProcessTree> children() {
            return List.of();
        }
    }
}
