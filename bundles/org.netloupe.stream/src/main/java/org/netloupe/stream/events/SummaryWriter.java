package org.netloupe.stream.events;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.netloupe.agent.value.Tensor;
import org.netloupe.agent.value.Value;

/** Puts Summary values into a message, each from its end: content, metadata, tag. */
record SummaryWriter(ProtobufWriter message) {
    private static final int CLASS_TENSOR = 2;
    private static final int CLASS_BLOBS = 3;

    /** Ends a value that was begun at that size. */
    void endValue(byte[] tag, int begun) {
        message.bytes(1, tag);
        message.message(1, begun);
    }

    /** Ends the message of an event whose values were all put. */
    void endEvent(long step, double wallTime) {
        message.message(5, 0);
        message.varint(2, step);
        message.fixed64(1, wallTime);
    }

    /** A number, exactly, beside its rounding that TensorBoard reads. */
    void real(double value) {
        float rounded = (float) value;
        if (rounded != value && !Double.isNaN(value)) {
            message.fixed64(EntryFields.REAL, value);
        }
        message.fixed32(2, rounded);
    }

    void whole(long value) {
        message.varint(EntryFields.WHOLE, value << 1 ^ value >> 63);
        message.fixed32(2, value);
    }

    /** The metadata of a tag's first value. */
    void plugin(String name, int dataClass) {
        int begun = message.size();
        if (dataClass != 0) {
            message.varint(4, dataClass);
        }
        int plugin = message.size();
        message.text(1, name);
        message.message(1, plugin);
        message.message(9, begun);
    }

    void text(List<Integer> shape, List<String> items, boolean first) {
        if (first) {
            plugin("text", CLASS_TENSOR);
        }
        int begun = message.size();
        for (int i = items.size() - 1; i >= 0; i--) {
            message.text(8, items.get(i));
        }
        endTensor(begun, shape.stream().mapToInt(Integer::intValue).toArray(), TensorType.STRING);
    }

    void images(Content.Images images, boolean first) {
        if (first) {
            plugin("images", CLASS_BLOBS);
        }
        int begun = message.size();
        for (int i = images.encoded().size() - 1; i >= 0; i--) {
            message.bytes(8, images.encoded().get(i));
        }
        message.text(8, Integer.toString(images.height()));
        message.text(8, Integer.toString(images.width()));
        endTensor(begun, new int[]{images.encoded().size() + 2}, TensorType.STRING);
    }

    void histogram(Content.Histogram histogram, boolean first) {
        if (first) {
            plugin("histograms", CLASS_TENSOR);
        }
        int intervals = histogram.counts().length;
        ByteBuffer rows = ByteBuffer.allocate(intervals * 24).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < intervals; i++) {
            rows.putDouble(histogram.lefts()[i]).putDouble(histogram.rights()[i]).putDouble(histogram.counts()[i]);
        }
        int begun = message.size();
        message.bytes(4, rows.array());
        endTensor(begun, new int[]{intervals, 3}, TensorType.DOUBLE);
    }

    void tensor(Tensor tensor) {
        byte[] content = new byte[tensor.bytes().remaining()];
        tensor.bytes().get(content);
        int begun = message.size();
        message.bytes(4, content);
        endTensor(begun, tensor.shape(), TensorType.of(tensor.element()));
    }

    private void endTensor(int begun, int[] shape, TensorType type) {
        int shapeBegun = message.size();
        for (int i = shape.length - 1; i >= 0; i--) {
            int dimension = message.size();
            message.varint(1, shape[i]);
            message.message(2, dimension);
        }
        message.message(2, shapeBegun);
        message.varint(1, type.number());
        message.message(8, begun);
    }

    /** A value that is nothing but metadata of the hparams plugin. */
    void hyperparameters(String tag, Content content) {
        int value = message.size();
        int metadata = message.size();
        int plugin = message.size();
        int begun = message.size();
        data(content);
        message.message(2, begun);
        message.text(1, "hparams");
        message.message(1, plugin);
        message.message(9, metadata);
        endValue(tag.getBytes(StandardCharsets.UTF_8), value);
    }

    private void data(Content content) {
        int begun = message.size();
        switch (content) {
            case Content.SessionStart start -> {
                start.hyperparameters().entrySet().stream().toList().reversed().forEach(this::hyperparameter);
                message.message(3, begun);
            }
            case Content.SessionEnd end -> {
                message.varint(1, end.status());
                message.message(4, begun);
            }
            case Content.Experiment experiment -> {
                experiment(experiment);
                message.message(2, begun);
            }
            default -> throw new IllegalArgumentException("No hyperparameters: " + content);
        }
    }

    private void experiment(Content.Experiment experiment) {
        for (String metric : experiment.metrics().reversed()) {
            int info = message.size();
            message.text(2, metric);
            message.message(1, info);
            message.message(6, info);
        }
        for (String name : experiment.hyperparameters().reversed()) {
            int info = message.size();
            message.text(1, name);
            message.message(5, info);
        }
    }

    private void hyperparameter(Map.Entry<String, Value> entry) {
        int begun = message.size();
        int value = message.size();
        if (entry.getValue() instanceof Value.Real || entry.getValue() instanceof Value.Whole) {
            message.fixed64(2, entry.getValue().asDouble());
        } else {
            message.text(3, entry.getValue().toString());
        }
        message.message(2, value);
        message.text(1, entry.getKey());
        message.message(1, begun);
    }
}
