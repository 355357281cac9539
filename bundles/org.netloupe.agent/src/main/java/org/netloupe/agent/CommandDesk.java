package org.netloupe.agent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.agent.protocol.Description;
import org.netloupe.agent.protocol.Message;
import org.netloupe.agent.protocol.Parameter;
import org.netloupe.agent.value.Value;
import org.netloupe.agent.value.Values;

/**
 * Takes commands from the agent's thread and runs them on the host's threads at event boundaries, one at a time; holds the
 * host there while it is paused.
 */
final class CommandDesk {
    private static final System.Logger LOG = System.getLogger(CommandDesk.class.getName());

    /** Where acknowledgements go; called on the host's threads. */
    interface Acknowledge {
        void acknowledge(Message.Acknowledged acknowledgement);
    }

    /** Is told of each command that has ended, on the thread that ended it. */
    interface Listener {
        void ended(Description.Logged command);
    }

    private record Pending(Message.Command command, String client, Acknowledge answer) {}

    private record Declared(Description.Command description, CommandHandler handler) {}

    /** A setting, and its value as it was last known. */
    private static final class Setting {
        final Description.Setting description;
        final DoubleSupplier read;
        final DoubleConsumer write;
        volatile double value;

        Setting(Description.Setting description, DoubleSupplier read, DoubleConsumer write) {
            this.description = description;
            this.read = read;
            this.write = write;
            value = read.getAsDouble();
        }

        Description.Setting describe() {
            return new Description.Setting(description.name(), description.description(), description.min(),
                    description.max(), value);
        }
    }

    /** A setting that was changed, and what it was before. */
    private record Changed(String name, double before) {}

    private static final int MAX_LOG = 100;
    private static final int MAX_CHANGES = 1000;

    private final Runnable refresh;
    private final Map<String, Declared> declared = new LinkedHashMap<>();
    private final Map<String, Setting> settings = new LinkedHashMap<>();
    /** What can be undone, the latest first. */
    private final Deque<Changed> changes = new ArrayDeque<>();
    private final Deque<Description.Logged> log = new ArrayDeque<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Queue<Pending> pending = new ConcurrentLinkedQueue<>();
    /** Held by the one thread of the host that runs commands. */
    private final ReentrantLock running = new ReentrantLock();
    /** Where paused threads of the host wait. */
    private final Object signal = new Object();
    private volatile boolean paused;
    private volatile boolean stopRequested;
    private volatile boolean closed;

    /** @param refresh run whenever {@link #needsAttention} may have changed */
    CommandDesk(Runnable refresh) {
        this.refresh = refresh;
        command(new Description.Command("pause", "Holds the process at its next event.", List.of()), a -> hold(true));
        command(new Description.Command("resume", "Lets a paused process go on.", List.of()), a -> hold(false));
        command(new Description.Command("stop", "Asks the process to end at its next event.", List.of()), a -> {
            stopRequested = true;
            return hold(false);
        });
    }

    private @Nullable Object hold(boolean held) {
        paused = held;
        return null;
    }

    synchronized void command(Description.Command description, CommandHandler handler) {
        declared.put(description.name(), new Declared(description, handler));
    }

    synchronized void setting(Description.Setting description, DoubleSupplier read, DoubleConsumer write) {
        settings.put(description.name(), new Setting(description, read, write));
        Parameter name = Parameter.text("name", settings.keySet().toArray(String[]::new));
        Parameter value = Parameter.number("value", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        command(new Description.Command("set", "Changes a setting; answers with its value before and after.",
                List.of(name, value)), this::set);
        command(new Description.Command("undo", "Undoes the last change of a setting, or of that setting.",
                List.of(name.orNone())), this::undo);
    }

    private synchronized Setting setting(String name) {
        Setting setting = settings.get(name);
        if (setting == null) {
            throw new IllegalArgumentException("There is no setting '" + name + "'.");
        }
        return setting;
    }

    private Object set(CommandArguments arguments) {
        String name = arguments.text("name");
        double before = setting(name).read.getAsDouble();
        Object answer = change(name, arguments.number("value"));
        synchronized (this) {
            changes.addFirst(new Changed(name, before));
            if (changes.size() > MAX_CHANGES) {
                changes.removeLast();
            }
        }
        return answer;
    }

    private Object undo(CommandArguments arguments) {
        Changed last;
        synchronized (this) {
            last = changes.stream().filter(c -> !arguments.has("name") || c.name().equals(arguments.text("name")))
                    .findFirst().orElseThrow(() -> new IllegalArgumentException("There is nothing to undo."));
        }
        Object answer = change(last.name(), last.before());
        synchronized (this) {
            changes.remove(last);
        }
        return answer;
    }

    private Object change(String name, double value) {
        Setting setting = setting(name);
        double before = setting.read.getAsDouble();
        setting.write.accept(value);
        double after = setting.read.getAsDouble();
        setting.value = after;
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("name", name);
        answer.put("before", before);
        answer.put("after", after);
        return answer;
    }

    void onEnded(Listener listener) {
        listeners.add(listener);
    }

    synchronized List<Description.Logged> log() {
        return List.copyOf(log);
    }

    synchronized List<Description.Command> commands() {
        return declared.values().stream().map(Declared::description).toList();
    }

    synchronized List<Description.Setting> settings() {
        return settings.values().stream().map(Setting::describe).toList();
    }

    boolean needsAttention() {
        return paused || !pending.isEmpty();
    }

    boolean paused() {
        return paused;
    }

    boolean stopRequested() {
        return stopRequested;
    }

    /** Checks a command and queues it; the answer is ACCEPTED or REFUSED at once, DONE or REFUSED after it has run. */
    void submit(Message.Command command, String client, Acknowledge answer) {
        Optional<String> fault = closed ? Optional.of("The process has closed its agent.") : fault(command);
        if (fault.isPresent()) {
            end(command, client, answer, refused(command, fault.get()));
            return;
        }
        answer.acknowledge(new Message.Acknowledged(command.request(), Message.State.ACCEPTED,
                "Runs at the next event of the process.", Optional.empty()));
        pending.add(new Pending(command, client, answer));
        refresh.run();
        wakePaused();
    }

    private void end(Message.Command command, String client, Acknowledge answer, Message.Acknowledged end) {
        Description.Logged entry = new Description.Logged(HostRegistry.micros(), client, command.name(),
                command.arguments(), end.state(), end.message(), end.result());
        synchronized (this) {
            log.addLast(entry);
            if (log.size() > MAX_LOG) {
                log.removeFirst();
            }
        }
        refresh.run();
        answer.acknowledge(end);
        for (Listener listener : listeners) {
            try {
                listener.ended(entry);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "A listener of commands failed.", e);
            }
        }
    }

    private static Message.Acknowledged refused(Message.Command command, String reason) {
        return new Message.Acknowledged(command.request(), Message.State.REFUSED, reason, Optional.empty());
    }

    private synchronized Optional<String> fault(Message.Command command) {
        Declared known = declared.get(command.name());
        if (known == null) {
            return Optional.of("There is no command '" + command.name() + "'; there are "
                    + String.join(", ", declared.keySet()) + ".");
        }
        List<String> names = new ArrayList<>();
        for (Parameter parameter : known.description().parameters()) {
            names.add(parameter.name());
            Value value = command.arguments().get(parameter.name());
            Optional<String> fault = value != null
                    ? parameter.fault(value)
                    : parameter.optional()
                            ? Optional.empty()
                            : Optional.of("The parameter '" + parameter.name() + "' is missing.");
            if (fault.isPresent()) {
                return fault;
            }
        }
        Optional<String> unknown = command.arguments().keySet().stream().filter(name -> !names.contains(name))
                .findFirst();
        return unknown.isPresent()
                ? unknown.map(name -> "There is no parameter '" + name + "' of " + command.name() + ".")
                : settingFault(command);
    }

    private Optional<String> settingFault(Message.Command command) {
        Setting setting = command.name().equals("set")
                ? settings.get(String.valueOf(command.arguments().get("name")))
                : null;
        Value value = command.arguments().get("value");
        if (setting == null || value == null) {
            return Optional.empty();
        }
        Description.Setting range = setting.description;
        return Parameter.number(range.name(), range.min(), range.max()).fault(value);
    }

    /** Runs what is pending and waits while paused. On a thread of the host. */
    void atBoundary() {
        if (running.isHeldByCurrentThread()) {
            // a command that itself tells of events
            return;
        }
        while (needsAttention() && !closed) {
            runPending();
            if (paused && !waitForCommand()) {
                return;
            }
        }
    }

    private void runPending() {
        running.lock();
        try {
            for (Pending next = pending.poll(); next != null; next = pending.poll()) {
                run(next);
            }
        } finally {
            running.unlock();
        }
        refresh.run();
        wakePaused();
    }

    private void run(Pending next) {
        Message.Command command = next.command();
        Declared known;
        synchronized (this) {
            known = declared.get(command.name());
        }
        Message.Acknowledged answer;
        try {
            Object result = known == null ? null : known.handler().run(new CommandArguments(command.arguments()));
            answer = new Message.Acknowledged(command.request(), Message.State.DONE, "",
                    result == null ? Optional.empty() : Optional.of(Values.of(result)));
        } catch (Throwable fault) {
            // whatever the command does, the host goes on
            String message = fault instanceof Exception && fault.getMessage() != null
                    ? fault.getMessage()
                    : fault.toString();
            answer = refused(command, message);
        }
        end(command, next.client(), next.answer(), answer);
    }

    /** False when the host's own thread was interrupted: then a pause must not hold it. */
    private boolean waitForCommand() {
        synchronized (signal) {
            try {
                while (paused && pending.isEmpty() && !closed) {
                    signal.wait();
                }
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    private void wakePaused() {
        synchronized (signal) {
            signal.notifyAll();
        }
    }

    /** Releases the host and refuses what has not run. */
    void close() {
        closed = true;
        paused = false;
        for (Pending next = pending.poll(); next != null; next = pending.poll()) {
            end(next.command(), next.client(), next.answer(),
                    refused(next.command(), "The process has closed its agent."));
        }
        wakePaused();
    }
}
