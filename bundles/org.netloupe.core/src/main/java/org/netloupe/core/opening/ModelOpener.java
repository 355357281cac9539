package org.netloupe.core.opening;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.netloupe.core.data.Probe;
import org.netloupe.core.extension.Contribution;
import org.netloupe.core.extension.Contributions;
import org.netloupe.core.extension.ExtensionPoint;
import org.netloupe.core.model.LoadedModel;
import org.netloupe.core.model.ModelFormat;
import org.netloupe.core.operation.Progress;
import org.netloupe.tensor.InputException;

/** Opens models: by the format the registry keeps, or by recognising the file. */
public record ModelOpener(Contributions contributions) {

    /**
     * Loads a model of a named format.
     *
     * @throws InputException if the format is unknown or the file broken
     */
    public LoadedModel open(String format, Path file, Progress progress) throws IOException {
        DatasetOpener.requireReadable(file);
        return contributions.named(ExtensionPoint.MODEL_FORMATS, format).require(f -> f.load(file, progress));
    }

    /**
     * The id of the format of a file.
     *
     * @throws InputException if the file does not exist or no format knows it
     */
    public String recognise(Path file) throws IOException {
        DatasetOpener.requireReadable(file);
        for (Probe wanted : List.of(Probe.CERTAIN, Probe.POSSIBLE)) {
            for (Contribution<ModelFormat> format : contributions.to(ExtensionPoint.MODEL_FORMATS)) {
                if (format.call(f -> f.probe(file)).orElse(Probe.NO) == wanted) {
                    return format.id();
                }
            }
        }
        List<String> known = contributions.to(ExtensionPoint.MODEL_FORMATS).stream().map(Contribution::name).toList();
        throw new InputException(file.toString(), "a model of a known format (" + String.join(", ", known) + ")",
                "something else", hint(file));
    }

    private static String hint(Path file) {
        String name = file.getFileName().toString();
        if (name.endsWith(".pt") || name.endsWith(".pth") || name.endsWith(".pkl")) {
            return "PyTorch files carry pickled code, which is never executed here: export the model to ONNX with "
                    + "torch.onnx.export, or its weights to safetensors.";
        }
        return "Export it to one of these formats.";
    }
}
