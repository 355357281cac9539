package org.netloupe.core.extension;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.tensor.InputException;

/**
 * One contribution to an extension point, created when it is first used. If creating or calling it throws anything but
 * a domain exception, it is disabled for good and the fault reported; callers get an answer as if it were not there.
 * Thread safe.
 *
 * @param <T> what it implements
 */
public final class Contribution<T> {
    private final ExtensionPoint<T> point;
    private final IConfigurationElement element;
    private final Consumer<Fault> faults;
    private @Nullable T instance;
    private volatile boolean disabled;

    Contribution(ExtensionPoint<T> point, IConfigurationElement element, Consumer<Fault> faults) {
        this.point = point;
        this.element = element;
        this.faults = faults;
    }

    /** A call of a contribution. */
    @FunctionalInterface
    public interface Call<T, R> {
        R on(T contribution) throws IOException;
    }

    /** The id by which registry, files and command line name it. */
    public String id() {
        return attribute("id").orElse("");
    }

    /** Its name for people. */
    public String name() {
        return attribute("name").orElseGet(this::id);
    }

    /** What it is, in a sentence; may be empty. */
    public String description() {
        return attribute("description").orElse("");
    }

    /** Symbolic name of the bundle it comes from. */
    public String contributor() {
        return element.getContributor().getName();
    }

    /** A further attribute of its element. */
    public Optional<String> attribute(String name) {
        return Optional.ofNullable(element.getAttribute(name));
    }

    public boolean isDisabled() { return disabled; }

    /**
     * Calls it, isolated from its faults.
     *
     * @return what the call returned; empty if the contribution is or now was disabled
     * @throws IOException as the call; {@link InputException}s are for the user
     * @throws CancellationException as the call
     */
    public <R> Optional<R> call(Call<? super T, ? extends R> call) throws IOException {
        try {
            T created = instance();
            return created == null ? Optional.empty() : Optional.of(call.on(created));
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            if (e instanceof CancellationException) {
                throw e;
            }
            disable(e);
            return Optional.empty();
        }
    }

    /**
     * Calls it where being disabled is an error to the user.
     *
     * @throws InputException naming the contribution if it is disabled
     */
    public <R> R require(Call<? super T, ? extends R> call) throws IOException {
        Optional<R> result = call(call);
        return result.orElseThrow(() -> new InputException(name() + " (" + contributor() + ")",
                "a working contribution", "one that failed and was disabled",
                "The error log has the details; ask its vendor or remove the bundle."));
    }

    private synchronized @Nullable T instance() {
        if (instance == null && !disabled) {
            try {
                instance = point.type().cast(element.createExecutableExtension("class"));
            } catch (CoreException e) {
                disable(e.getStatus() != null && e.getStatus().getException() != null
                        ? e.getStatus().getException()
                        : e);
            }
        }
        return disabled ? null : instance;
    }

    private synchronized void disable(Throwable cause) {
        if (!disabled) {
            disabled = true;
            faults.accept(new Fault(point.id(), id(), contributor(), cause));
        }
    }

    @Override
    public String toString() {
        return id() + " from " + contributor();
    }
}
