package org.netloupe.monitor.ui.internal.wizard;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.jdt.annotation.NonNull;
import org.netloupe.core.data.FeatureKind;
import org.netloupe.core.training.ArchitectureFile;
import org.netloupe.registry.entry.ModelEntry;
import org.netloupe.training.catalogue.SampleWorkspace;

/** What a new training begins with. */
public sealed interface Network {
    /** As the list shows it. */
    String label();

    /** New weights, in an architecture that ships with the product. */
    record Template(@NonNull String label, ArchitectureFile architecture, List<FeatureKind> suits) implements Network {}

    /** New weights, in an architecture from a JSON file. */
    record File(Path path) implements Network {
        @Override
        public String label() {
            return path.toString();
        }
    }

    /** The weights of a registered model. */
    record Model(ModelEntry entry) implements Network {
        @Override
        public String label() {
            return entry.name();
        }
    }

    /** The shipped architectures. */
    List<Template> TEMPLATES = List.of(
            new Template("Two convolutions", SampleWorkspace.TWO_CONVOLUTIONS, List.of(FeatureKind.IMAGE)), //$NON-NLS-1$
            new Template("Two dense layers", SampleWorkspace.TWO_DENSE, //$NON-NLS-1$
                    List.of(FeatureKind.IMAGE, FeatureKind.VECTOR)),
            new Template("LSTM", SampleWorkspace.LSTM, List.of(FeatureKind.TOKENS))); //$NON-NLS-1$
}
