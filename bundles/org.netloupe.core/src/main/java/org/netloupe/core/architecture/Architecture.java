package org.netloupe.core.architecture;

import java.util.List;

/** The layers of a network that is to be trained, from input to output, without the output layer. */
public record Architecture(String name, List<Layer> layers) {
    public Architecture {
        layers = List.copyOf(layers);
    }
}
