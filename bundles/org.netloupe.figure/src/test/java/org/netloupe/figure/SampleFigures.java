package org.netloupe.figure;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import org.netloupe.figure.chart.Band;
import org.netloupe.figure.chart.BarChart;
import org.netloupe.figure.chart.LineChart;
import org.netloupe.figure.chart.LineChartModel;
import org.netloupe.figure.chart.LineSeries;
import org.netloupe.figure.chart.Note;
import org.netloupe.figure.chart.Samples;
import org.netloupe.figure.chart.Sparkline;
import org.netloupe.figure.chart.XAxis;
import org.netloupe.figure.chart.YAxis;
import org.netloupe.figure.graph.GraphEdge;
import org.netloupe.figure.graph.GraphNode;
import org.netloupe.figure.graph.GraphView;
import org.netloupe.figure.graph.ModelGraph;
import org.netloupe.figure.heat.Cells;
import org.netloupe.figure.heat.HeatMap;
import org.netloupe.figure.matrix.Confusion;
import org.netloupe.figure.matrix.ConfusionMatrix;
import org.netloupe.figure.matrix.ImageGrid;
import org.netloupe.figure.matrix.Thumbnail;
import org.netloupe.figure.ridge.Ridge;
import org.netloupe.figure.scatter.Colouring;
import org.netloupe.figure.scatter.Points;
import org.netloupe.figure.scatter.Scatter;
import org.netloupe.figure.scatter.Trace;
import org.netloupe.figure.table.ValueTable;

/** One of each kind of figure, and their degenerate cases, for tests over all of them. */
public final class SampleFigures {

    private SampleFigures() {}

    /** Samples at 0, 1, 2 ... */
    public static Samples samples(double... values) {
        return Samples.of(IntStream.range(0, values.length).asDoubleStream().toArray(), values);
    }

    /** Gaussian noise around a falling curve. */
    public static Samples noise(int size, long seed) {
        Random random = new Random(seed);
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = 0.1 + 2 * Math.exp(-3.0 * i / size) + 0.05 * random.nextGaussian();
        }
        return samples(values);
    }

    /** A chart of one line. */
    public static LineChart line(Samples samples) {
        return lines(LineSeries.of("train", 0, samples));
    }

    /** A chart of lines by iteration. */
    public static LineChart lines(LineSeries... series) {
        return new LineChart(LineChartModel.of("Loss", XAxis.ITERATION, YAxis.linear("nats"), List.of(series)));
    }

    /** Ten classes, mostly right. */
    public static ConfusionMatrix confusion(int classes) {
        long[] counts = new long[classes * classes];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = i % (classes + 1) == 0 ? 90 : i % 7 == 0 ? 3 : 0;
        }
        return ConfusionMatrix.of("Confusion", new Confusion(names(classes), counts));
    }

    /** class 0, class 1, ... */
    public static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "class " + i).toList();
    }

    /** Recall and precision of some classes. */
    public static BarChart bars(int classes) {
        double[] recall = IntStream.range(0, classes).mapToDouble(i -> 1.0 / (1 + i)).toArray();
        double[] precision = IntStream.range(0, classes).mapToDouble(i -> i == 1 ? Double.NaN : 0.5).toArray();
        return BarChart.ofShares("By class", names(classes),
                List.of(new BarChart.Bars("recall", 0, recall), new BarChart.Bars("precision", 1, precision)));
    }

    /** Grey and coloured images. */
    public static ImageGrid images(int count) {
        return ImageGrid.of("Worst", IntStream.range(0, count).mapToObj(SampleFigures::thumbnail).toList());
    }

    private static Thumbnail thumbnail(int index) {
        int channels = index % 2 == 0 ? 1 : 3;
        byte[] samples = new byte[12 * 8 * channels];
        new Random(index).nextBytes(samples);
        return new Thumbnail(100 + index, new VisualData.Image("i", 12, 8, channels, samples),
                index + " as " + (index + 1),
                index == 0 ? Optional.empty() : Optional.of(Status.FAILED));
    }

    /** A chain with shortcuts. */
    public static ModelGraph graph(int operators) {
        List<GraphNode> nodes = IntStream.range(0, operators)
                .mapToObj(i -> new GraphNode("n" + i, "layer_" + i, i % 2 == 0 ? "Convolution2D" : "ReLU",
                        "32 × 26 × 26", 320L * i))
                .toList();
        List<GraphEdge> chain = IntStream.range(1, operators).mapToObj(i -> new GraphEdge("n" + (i - 1), "n" + i))
                .toList();
        List<GraphEdge> shortcuts = IntStream.range(4, operators).filter(i -> i % 4 == 0)
                .mapToObj(i -> new GraphEdge("n" + (i - 4), "n" + i)).toList();
        return ModelGraph.of("Network",
                new GraphView(nodes, java.util.stream.Stream.concat(chain.stream(), shortcuts.stream()).toList()));
    }

    /** Points around ten centres. */
    public static Points points(int count) {
        Random random = new Random(5);
        float[] x = new float[count];
        float[] y = new float[count];
        for (int i = 0; i < count; i++) {
            x[i] = (float) (Math.cos(i % 10) * 20 + random.nextGaussian());
            y[i] = i % 97 == 96 ? Float.NaN : (float) (Math.sin(i % 10) * 20 + random.nextGaussian());
        }
        return new Points(x, y);
    }

    /** A map of ten classes. */
    public static Scatter cloud(int count) {
        int[] classes = IntStream.range(0, count).map(i -> i % 10).toArray();
        return Scatter.map("Map", points(count), Colouring.ByClass.of("true class", classes, names(10)));
    }

    private static Scatter values(int count) {
        double[] confidence = IntStream.range(0, count).mapToDouble(i -> i % 50 == 0 ? Double.NaN : i / 500.0)
                .toArray();
        BitSet selected = new BitSet();
        selected.set(3, Math.max(4, count / 10));
        return cloud(count).withColouring(Colouring.ByValue.of("confidence", confidence)).withSelection(selected);
    }

    private static Scatter axes(int count) {
        return Scatter.plot("Size", points(count), Colouring.PLAIN, new Scatter.Axes("parameters", "accuracy"))
                .withNote("a note");
    }

    private static Scatter traced(int count) {
        float[] x = {0, 5, Float.NaN, 8, 9};
        float[] y = {0, 1, 2, 3, Float.NaN};
        return cloud(count).withTraces(List.of(new Trace(3, x, y, 1))).withHidden(Set.of("class 2"));
    }

    /** Signed values. */
    public static HeatMap heat(int rows, int columns) {
        Random random = new Random(6);
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 31 == 30 ? Float.NaN : (float) random.nextGaussian();
        }
        return HeatMap.of("Gradients", Cells.of(rows, columns, values));
    }

    private static HeatMap named(int columns) {
        float[] values = new float[2 * columns];
        return HeatMap.of("Named", new Cells(2, columns, values, List.of("first", "second"), names(columns)));
    }

    /** A distribution that drifts and narrows. */
    public static Ridge ridge(int count) {
        List<Histogram> histograms = IntStream.range(0, count).mapToObj(i -> {
            double[] edges = IntStream.rangeClosed(0, 30).mapToDouble(k -> -3 + 0.2 * k).toArray();
            double[] counts = IntStream.range(0, 30)
                    .mapToDouble(k -> 100 * Math.exp(-Math.pow(edges[k] - i * 0.01, 2) * (1 + i * 0.02))).toArray();
            return new Histogram(i * 10, edges, counts);
        }).toList();
        return new Ridge("Weights", "weight", "iteration", histograms);
    }

    /** A line with a spread and notes, some of which would cover one another. */
    public static LineChart banded() {
        Band band = new Band(samples(1, 2, Double.NaN, 2, 1), samples(3, 4, Double.NaN, 6, 5));
        LineSeries line = LineSeries.of("mean", 2, samples(2, 3, Double.NaN, 4, 3)).withBand(band);
        return new LineChart(lines(line).model().withNotes(List.of(Note.at(1, "learning rate 0.1"),
                Note.at(1.01, "covered"), Note.at(3, 4, "the worst of all batches"), Note.at(99, "outside"))));
    }

    private static ValueTable table(int rows) {
        return ValueTable.of("Values", List.of("name", "value"), IntStream.range(0, rows)
                .mapToObj(i -> List.of("a rather long name of a value, number " + i, "" + i / 7.0)).toList());
    }

    /** Everything that must survive any size and theme. */
    public static List<Figure> all() {
        LineSeries dashed = LineSeries.of("validation", 1, noise(40, 2)).dashed();
        LineChart two = lines(LineSeries.of("train", 0, noise(5000, 1)), dashed);
        return List.of(two, new LineChart(two.model().withSmoothing(0.9).withY(YAxis.log("nats"))),
                new LineChart(two.model().withX(XAxis.RELATIVE_TIME).withHidden(Set.of("train"))),
                new LineChart(two.model().withHidden(Set.of("train", "validation"))), lines(), line(Samples.NONE),
                line(samples(3)), line(samples(Double.NaN, Double.NaN)), line(samples(2, 2, 2)),
                line(samples(-Double.MAX_VALUE, 0, Double.MAX_VALUE)), line(samples(0, Double.POSITIVE_INFINITY, 1)),
                line(Samples.of(new double[]{Double.NaN, 5, 1e308, -1e308}, new double[]{1, 2, 3, 4})),
                line(samples(1e-300, 2e-300)), line(samples(0, Double.MIN_VALUE)),
                new LineChart(line(samples(-1, 0)).model().withY(YAxis.log("nats"))), confusion(10), confusion(1),
                confusion(0),
                confusion(120), ConfusionMatrix.of("None", new Confusion(names(3), new long[9])), bars(10), bars(0),
                bars(500),
                BarChart.ofNumbers("Numbers", names(3),
                        List.of(new BarChart.Bars("n", 2, new double[]{-1e300, 0, 1e300}))),
                new Sparkline("loss", 0, noise(500, 3)), new Sparkline("loss", 0, Samples.NONE),
                new Sparkline("loss", 0, samples(Double.NaN)), images(30), images(0), graph(9), graph(1), graph(0),
                cloud(3000), cloud(1), cloud(0), values(500), axes(300), traced(200), heat(20, 30), heat(1, 1),
                heat(0, 0), heat(700, 3), named(12), ridge(5), ridge(300), ridge(1), ridge(0),
                table(0), table(3), table(400), banded(), new LineChart(banded().model().withY(YAxis.log("nats"))));
    }
}
