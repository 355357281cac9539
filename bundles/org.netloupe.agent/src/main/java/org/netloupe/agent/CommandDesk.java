package org.netloupe.agent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
    /** Where acknowledgements go; called on the host's threads. */
    interface Acknowledge {
        void acknowledge(Message.Acknowledged acknowledgement);
    }

    private record Pending(Message.Command command, Acknowledge answer) {}

    private record Declared(Description.Command description, CommandHandler handler) {}

    private record Setting(Description.Setting description, DoubleSupplier read, DoubleConsumer write) {}

    private final Runnable refresh;
    private final Map<String, Declared> declared = new LinkedHashMap<>();
    private final Map<String, Setting> settings = new LinkedHashMap<>();
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
    }

    private @Nullable Object set(CommandArguments arguments) {
        String name = arguments.text("name");
        Setting setting;
        synchronized (this) {
            setting = settings.get(name);
        }
        if (setting == null) {
            throw new IllegalArgumentException("There is no setting '" + name + "'.");
        }
        double before = setting.read().getAsDouble();
        setting.write().accept(arguments.number("value"));
        return Map.of("name", name, "before", before, "after", setting.read().getAsDouble());
    }

    synchronized List<Description.Command> commands() {
        return declared.values().stream().map(Declared::description).toList();
    }

    synchronized List<Description.Setting> settings() {
        return settings.values().stream().map(Setting::description).toList();
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
    void submit(Message.Command command, Acknowledge answer) {
        Optional<String> fault = closed ? Optional.of("The process has closed its agent.") : fault(command);
        if (fault.isPresent()) {
            answer.acknowledge(refused(command, fault.get()));
            return;
        }
        answer.acknowledge(new Message.Acknowledged(command.request(), Message.State.ACCEPTED,
                "Runs at the next event of the process.", Optional.empty()));
        pending.add(new Pending(command, answer));
        refresh.run();
        wakePaused();
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
        Description.Setting range = setting.description();
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
        next.answer().acknowledge(answer);
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
            next.answer().acknowledge(refused(next.command(), "The process has closed its agent."));
        }
        wakePaused();
    }
}
