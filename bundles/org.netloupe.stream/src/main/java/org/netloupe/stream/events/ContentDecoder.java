package org.netloupe.stream.events;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.netloupe.agent.value.Tensor;
import org.netloupe.stream.events.ProtobufReader.MalformedException;

/** Makes histograms, images, texts, tensors and hyperparameters of the fields of a Summary value. */
final class ContentDecoder {
    private ContentDecoder() {}

    static Content decode(EntryKind kind, EntryFields fields) throws MalformedException {
        return switch (kind) {
            case HISTOGRAM -> fields.histogramStart >= 0 ? histogramProto(fields) : histogramTensor(fields);
            case IMAGES -> fields.imageStart >= 0 ? imageProto(fields) : imageTensor(fields);
            case TEXT -> text(fields);
            case HYPERPARAMETERS -> HyperparameterDecoder.decode(PluginData.read(fields).content());
            case TENSOR, SCALAR -> new Content.Numbers(TensorDecoder.read(tensor(fields)).tensor());
        };
    }

    private static EntryFields tensor(EntryFields fields) throws MalformedException {
        if (fields.tensorStart < 0) {
            throw new MalformedException("no tensor");
        }
        return fields;
    }

    /** Buckets end at their limits; the first begins at the minimum, the last ends at the maximum. */
    private static Content histogramProto(EntryFields fields) throws MalformedException {
        ProtobufReader reader = new ProtobufReader(fields.bytes, fields.histogramStart, fields.histogramEnd);
        double minimum = 0;
        double maximum = 0;
        Doubles limits = new Doubles();
        Doubles counts = new Doubles();
        while (reader.hasMore()) {
            int key = reader.key();
            switch (key) {
                case 1 << 3 | ProtobufReader.FIXED64 -> minimum = reader.fixed64();
                case 2 << 3 | ProtobufReader.FIXED64 -> maximum = reader.fixed64();
                case 6 << 3 | ProtobufReader.FIXED64 -> limits.add(reader.fixed64());
                case 7 << 3 | ProtobufReader.FIXED64 -> counts.add(reader.fixed64());
                case 6 << 3 | ProtobufReader.BYTES -> limits.addPacked(reader.message());
                case 7 << 3 | ProtobufReader.BYTES -> counts.addPacked(reader.message());
                default -> reader.skip(key & 7);
            }
        }
        return histogram(minimum, maximum, limits.toArray(), counts.toArray());
    }

    private static Content histogram(double minimum, double maximum, double[] limits, double[] counts)
            throws MalformedException {
        if (limits.length != counts.length) {
            throw new MalformedException("%d limits for %d buckets".formatted(limits.length, counts.length));
        }
        int first = 0;
        int end = counts.length;
        while (first < end && counts[first] == 0) {
            first++;
        }
        while (end > first && counts[end - 1] == 0) {
            end--;
        }
        double[] rights = Arrays.copyOfRange(limits, first, end);
        double[] lefts = new double[rights.length];
        for (int i = 0; i < lefts.length; i++) {
            lefts[i] = i == 0 ? Math.max(minimum, first == 0 ? minimum : limits[first - 1]) : rights[i - 1];
        }
        if (rights.length > 0) {
            rights[rights.length - 1] = Math.min(maximum, rights[rights.length - 1]);
        }
        return new Content.Histogram(lefts, rights, Arrays.copyOfRange(counts, first, end));
    }

    /** A tensor of k rows of left, right, count. */
    private static Content histogramTensor(EntryFields fields) throws MalformedException {
        Tensor tensor = TensorDecoder.read(tensor(fields)).tensor();
        int[] shape = tensor.shape();
        if (shape.length != 2 || shape[1] != 3) {
            throw new MalformedException("a tensor of shape " + Arrays.toString(shape));
        }
        double[][] columns = new double[3][shape[0]];
        for (int i = 0; i < tensor.size(); i++) {
            columns[i % 3][i / 3] = tensor.at(i);
        }
        return new Content.Histogram(columns[0], columns[1], columns[2]);
    }

    private static Content imageProto(EntryFields fields) throws MalformedException {
        ProtobufReader reader = new ProtobufReader(fields.bytes, fields.imageStart, fields.imageEnd);
        int height = 0;
        int width = 0;
        byte[] encoded = {};
        while (reader.hasMore()) {
            int key = reader.key();
            switch (key) {
                case 1 << 3 | ProtobufReader.VARINT -> height = (int) reader.varint();
                case 2 << 3 | ProtobufReader.VARINT -> width = (int) reader.varint();
                case 4 << 3 | ProtobufReader.BYTES -> {
                    int start = reader.bytes();
                    encoded = Arrays.copyOfRange(reader.array(), start, reader.position());
                }
                default -> reader.skip(key & 7);
            }
        }
        return new Content.Images(width, height, List.of(encoded));
    }

    /** Texts: width, height, and a file each. */
    private static Content imageTensor(EntryFields fields) throws MalformedException {
        List<byte[]> texts = TensorDecoder.read(tensor(fields)).texts();
        if (texts.size() < 2) {
            throw new MalformedException("images without width and height");
        }
        try {
            int width = Integer.parseInt(ascii(texts.get(0)));
            int height = Integer.parseInt(ascii(texts.get(1)));
            return new Content.Images(width, height, texts.subList(2, texts.size()));
        } catch (NumberFormatException e) {
            throw new MalformedException("images whose width or height is no number");
        }
    }

    private static String ascii(byte[] text) {
        return new String(text, 0, Math.min(12, text.length), StandardCharsets.US_ASCII);
    }

    private static Content text(EntryFields fields) throws MalformedException {
        TensorDecoder tensor = TensorDecoder.read(tensor(fields));
        if (!tensor.isString()) {
            throw new MalformedException("a tensor of numbers");
        }
        List<String> items = new ArrayList<>();
        for (byte[] item : tensor.texts()) {
            items.add(new String(item, StandardCharsets.UTF_8));
        }
        return new Content.Text(tensor.shape(), items);
    }
}
