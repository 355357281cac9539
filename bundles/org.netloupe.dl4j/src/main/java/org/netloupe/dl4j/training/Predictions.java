package org.netloupe.dl4j.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.netloupe.agent.value.Image;
import org.netloupe.agent.value.Tensor;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.FeatureKind;

/** What a network said of each instance of a batch, and how wrong it was; computed when it is asked for. */
public final class Predictions {
    private final Dataset dataset;
    private final Sample sample;
    private final float[] scores;

    /** @param scores unnormalised, [instances, classes] */
    Predictions(Dataset dataset, Sample sample, float[] scores) {
        this.dataset = dataset;
        this.sample = sample;
        this.scores = scores;
    }

    /** The softmax of each row. */
    static Tensor probabilities(float[] scores, int classes) {
        float[] shares = new float[scores.length];
        for (int from = 0; from < scores.length; from += classes) {
            double most = Double.NEGATIVE_INFINITY;
            for (int c = from; c < from + classes; c++) {
                most = Math.max(most, scores[c]);
            }
            double sum = 0;
            for (int c = from; c < from + classes; c++) {
                sum += Math.exp(scores[c] - most);
            }
            for (int c = from; c < from + classes; c++) {
                shares[c] = (float) (Math.exp(scores[c] - most) / sum);
            }
        }
        return Tensor.of(shares, scores.length / classes, classes);
    }

    /**
     * For each instance a map of its instance (index in the dataset), loss (nats), target and predicted class by name, the
     * probability of the predicted class, and the image, or the features of data that are none. The image is made only
     * when it is asked for. Empty where each instance has several targets.
     */
    public List<Map<String, Object>> list() {
        List<Map<String, Object>> list = new ArrayList<>();
        int classes = dataset.target().classNames().size();
        if (sample.count() == 0 || sample.targets().length != sample.count()
                || scores.length != sample.count() * classes) {
            return list;
        }
        for (int i = 0; i < sample.count(); i++) {
            list.add(prediction(i, classes));
        }
        return list;
    }

    private Map<String, Object> prediction(int i, int classes) {
        int from = i * classes;
        int best = 0;
        for (int c = 1; c < classes; c++) {
            best = scores[from + c] > scores[from + best] ? c : best;
        }
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            sum += Math.exp(scores[from + c] - scores[from + best]);
        }
        int target = sample.targets()[i];
        List<String> names = dataset.target().classNames();
        Map<String, Object> prediction = new LinkedHashMap<>();
        prediction.put("instance", sample.instances()[i]);
        prediction.put("loss", Math.log(sum) + scores[from + best] - scores[from + target]);
        prediction.put("target", names.get(target));
        prediction.put("predicted", names.get(best));
        prediction.put("probability", 1 / sum);
        boolean image = dataset.featureKind() == FeatureKind.IMAGE && isColour(dataset.featureShape().extent(0));
        Supplier<Object> features = image ? () -> image(i) : () -> Tensor.of(features(i));
        prediction.put(image ? "image" : "features", features);
        return prediction;
    }

    private static boolean isColour(long channels) {
        return channels == 1 || channels == 3 || channels == 4;
    }

    private float[] features(int i) {
        int size = sample.features().length / sample.count();
        return java.util.Arrays.copyOfRange(sample.features(), i * size, (i + 1) * size);
    }

    /** Pixel values 0..1, channels outermost, as bytes with channels innermost. */
    private Image image(int i) {
        int channels = (int) dataset.featureShape().extent(0);
        int height = (int) dataset.featureShape().extent(1);
        int width = (int) dataset.featureShape().extent(2);
        float[] pixels = features(i);
        byte[] samples = new byte[pixels.length];
        for (int place = 0; place < height * width; place++) {
            for (int channel = 0; channel < channels; channel++) {
                float value = pixels[channel * height * width + place];
                samples[place * channels + channel] = (byte) Math.round(255 * Math.max(0, Math.min(1, value)));
            }
        }
        return new Image(width, height, channels, samples);
    }
}
