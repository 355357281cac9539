package org.netloupe.stream.stored;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.netloupe.agent.value.Tensor;
import org.netloupe.agent.value.Value;
import org.netloupe.stream.events.Content;
import org.netloupe.stream.events.PngImage;
import org.netloupe.tensor.InputException;

/** What event files hold beside scalars, as the values that queries know. */
final class ContentValues {
    private ContentValues() {}

    /**
     * A histogram becomes a map of edges (n + 1) and counts, several images or texts a tuple.
     *
     * @param where it stands, for the message
     * @throws InputException if an image is broken
     */
    static Value of(Content content, String where) throws InputException {
        return switch (content) {
            case Content.Histogram histogram -> histogram(histogram);
            case Content.Images images -> images(images, where);
            case Content.Text text -> text.shape().isEmpty() && text.items().size() == 1
                    ? new Value.Text(text.items().getFirst())
                    : texts(text.items());
            case Content.Numbers numbers -> numbers.tensor();
            case Content.SessionStart start -> new Value.Mapping(start.hyperparameters());
            case Content.SessionEnd end -> new Value.Whole(end.status());
            case Content.Experiment experiment -> texts(experiment.hyperparameters());
        };
    }

    private static Value texts(List<String> items) {
        return new Value.Tuple(items.stream().<Value>map(Value.Text::new).toList());
    }

    private static Value histogram(Content.Histogram histogram) {
        int intervals = histogram.counts().length;
        double[] edges = Arrays.copyOf(histogram.lefts(), intervals == 0 ? 0 : intervals + 1);
        if (intervals > 0) {
            edges[intervals] = histogram.rights()[intervals - 1];
        }
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("edges", Tensor.of(edges));
        fields.put("counts", Tensor.of(histogram.counts()));
        return new Value.Mapping(fields);
    }

    private static Value images(Content.Images images, String where) throws InputException {
        List<Value> decoded = new ArrayList<>();
        for (byte[] each : images.encoded()) {
            decoded.add(PngImage.decode(each, where));
        }
        return decoded.size() == 1 ? decoded.getFirst() : new Value.Tuple(decoded);
    }
}
