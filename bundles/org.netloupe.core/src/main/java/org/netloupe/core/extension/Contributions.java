package org.netloupe.core.extension;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.RegistryFactory;
import org.netloupe.tensor.InputException;

/**
 * The contributions to our extension points. In the product they come from the bundles; in a plain virtual machine
 * (tests, embedding) from every plugin.xml on the class path. Thread safe.
 */
public final class Contributions {
    private static final Logger LOG = System.getLogger(Contributions.class.getName());

    private final IExtensionRegistry registry;
    private final Map<ExtensionPoint<?>, List<? extends Contribution<?>>> read = new ConcurrentHashMap<>();
    private final List<Fault> faults = new CopyOnWriteArrayList<>();

    /** Reads from a given registry; most callers want {@link #ofPlatform()}. */
    public Contributions(IExtensionRegistry registry) {
        this.registry = registry;
    }

    private static final class Platform {
        static final Contributions INSTANCE = new Contributions(Optional.ofNullable(RegistryFactory.getRegistry())
                .orElseGet(() -> ClassPathRegistry.read(Contributions.class.getClassLoader())));
    }

    /** The contributions of this running product or class path; always the same object. */
    public static Contributions ofPlatform() {
        return Platform.INSTANCE;
    }

    /** All contributions to a point that are not disabled, in the order of the registry; none is created by this. */
    @SuppressWarnings("unchecked") // the map is only filled here, with the key's own type
    public <T> List<Contribution<T>> to(ExtensionPoint<T> point) {
        List<Contribution<T>> all = (List<Contribution<T>>) read.computeIfAbsent(point, p -> readPoint(point));
        return all.stream().filter(contribution -> !contribution.isDisabled()).toList();
    }

    /**
     * The contribution with an id, or with the last part of an id if that is unambiguous: "idx" for
     * "org.netloupe.data.idx".
     *
     * @throws InputException if there is none, naming those that there are
     */
    public <T> Contribution<T> named(ExtensionPoint<T> point, String id) throws InputException {
        List<Contribution<T>> all = to(point);
        for (Contribution<T> contribution : all) {
            if (contribution.id().equals(id)) {
                return contribution;
            }
        }
        List<Contribution<T>> bySuffix = all.stream().filter(c -> c.id().endsWith("." + id)).toList();
        if (bySuffix.size() == 1) {
            return bySuffix.getFirst();
        }
        List<String> known = all.stream().map(Contribution::id).sorted().toList();
        throw new InputException("\"" + id + "\"", "a " + point.element() + ", one of " + known, "none of them",
                "Check the spelling, or install the bundle that contributes it.");
    }

    private <T> List<Contribution<T>> readPoint(ExtensionPoint<T> point) {
        List<Contribution<T>> found = new ArrayList<>();
        for (IConfigurationElement element : registry.getConfigurationElementsFor(point.id())) {
            if (element.getName().equals(point.element())) {
                found.add(new Contribution<>(point, element, this::report));
            }
        }
        return List.copyOf(found);
    }

    private void report(Fault fault) {
        faults.add(fault);
        LOG.log(Level.ERROR, fault.message(), fault.cause());
    }

    /** What was disabled so far, and why. */
    public List<Fault> faults() {
        return List.copyOf(faults);
    }
}
