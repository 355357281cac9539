package org.netloupe.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.agent.protocol.Description;
import org.netloupe.agent.value.Image;
import org.netloupe.agent.value.Tensor;
import org.netloupe.agent.value.ValueType;
import org.netloupe.agent.value.Values;
import org.netloupe.agent.value.Wanted;

/**
 * What can be observed at an event: names, types and suppliers. A host declares it once and gives the same object to every
 * {@link Agent#observe} of the event. A supplier is called on the thread of the host, within {@code observe}, and only
 * when a stream asks for it; what it gives is copied at once.
 */
public final class Observables {
    private static final Observables NONE = builder().build();

    private final List<Description.Observable> descriptions;
    private final List<String> names;
    private final Supplier<?>[] suppliers;

    /** Where the object was last seen; only a hint that spares the registry a look, so no need to be volatile. */
    @Nullable
    Sighting sighting;

    /** A registry and event that the object is registered with. */
    record Sighting(HostRegistry registry, String event) {}

    private Observables(Builder builder) {
        descriptions = List.copyOf(builder.descriptions);
        names = descriptions.stream().map(Description.Observable::name).toList();
        suppliers = builder.suppliers.toArray(Supplier<?>[]::new);
    }

    /** A new, empty declaration. */
    public static Builder builder() {
        return new Builder();
    }

    /** Nothing but the event itself. */
    public static Observables none() {
        return NONE;
    }

    /** The names, in the order of declaration. */
    public List<String> names() {
        return names;
    }

    List<Description.Observable> descriptions() {
        return descriptions;
    }

    /** What is wanted of the present value, copied; throws whatever the supplier throws. */
    Object read(int index, Wanted wanted) {
        return Values.copy(suppliers[index], wanted);
    }

    /** Collects declarations; names are unique and begin with a letter. */
    public static final class Builder {
        private final List<Description.Observable> descriptions = new ArrayList<>();
        private final List<Supplier<?>> suppliers = new ArrayList<>();

        private Builder() {}

        /** A number with a fraction. */
        public Builder number(String name, DoubleSupplier supplier) {
            return add(name, ValueType.NUMBER, supplier::getAsDouble);
        }

        /** A whole number. */
        public Builder whole(String name, LongSupplier supplier) {
            return add(name, ValueType.NUMBER, supplier::getAsLong);
        }

        /** A truth value, 1 or 0 to clients. */
        public Builder truth(String name, BooleanSupplier supplier) {
            return add(name, ValueType.NUMBER, supplier::getAsBoolean);
        }

        /** A text. */
        public Builder text(String name, Supplier<String> supplier) {
            return add(name, ValueType.TEXT, supplier);
        }

        /** A tensor, such as {@code Tensor.of(weights, 3, 3)}. */
        public Builder tensor(String name, Supplier<Tensor> supplier) {
            return add(name, ValueType.TENSOR, supplier);
        }

        /** An image. */
        public Builder image(String name, Supplier<Image> supplier) {
            return add(name, ValueType.IMAGE, supplier);
        }

        /**
         * Any object that {@link Values#of} takes: collections (of maps, for instance one per layer), maps, arrays.
         */
        public Builder value(String name, ValueType type, Supplier<?> supplier) {
            return add(name, type, supplier);
        }

        /** Describes the observable that was added last, for those who choose one. */
        public Builder described(String description) {
            int last = descriptions.size() - 1;
            Description.Observable observable = descriptions.get(last);
            descriptions.set(last, new Description.Observable(observable.name(), observable.type(), description));
            return this;
        }

        private Builder add(String name, ValueType type, Supplier<?> supplier) {
            Names.check("An observable", name);
            if (descriptions.stream().anyMatch(known -> known.name().equals(name))) {
                throw new IllegalArgumentException("There is an observable '" + name + "' already.");
            }
            descriptions.add(new Description.Observable(name, type, ""));
            suppliers.add(supplier);
            return this;
        }

        /** The declaration. */
        public Observables build() {
            return new Observables(this);
        }
    }
}
