package org.netloupe.benchmarks;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.netloupe.figure.FigureImage;
import org.netloupe.figure.Interaction;
import org.netloupe.figure.Size;
import org.netloupe.figure.Subject;
import org.netloupe.figure.Theme;
import org.netloupe.figure.chart.LineChart;
import org.netloupe.figure.chart.LineChartModel;
import org.netloupe.figure.chart.LineSeries;
import org.netloupe.figure.chart.Samples;
import org.netloupe.figure.chart.XAxis;
import org.netloupe.figure.chart.YAxis;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The live chart at 1600 x 900 with a line of 1 000 000 noisy points that grew since the last redraw: layout with new
 * extents, reduction and all pixels, and the overlay of a moving pointer.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Djava.awt.headless=true", "-Xmx1g"})
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 3)
public class PictureBenchmark {

    private static final int POINTS = 1_000_000;
    private static final Size SIZE = new Size(1600, 900);

    private final double[] x = new double[POINTS];
    private final double[] y = new double[POINTS];
    private FigureImage image = new FigureImage(chart(Samples.NONE, false, 0).picture(SIZE, Theme.LIGHT), 1);
    private int step;

    /** Fills the line with noise around a falling loss. */
    @Setup
    public void fill() {
        Random random = new Random(1);
        for (int i = 0; i < POINTS; i++) {
            x[i] = i;
            y[i] = Math.abs(0.1 + 2 * Math.exp(-3.0 * i / POINTS) + 0.25 * random.nextGaussian());
        }
        image = new FigureImage(chart(grown(), false, 0).picture(SIZE, Theme.LIGHT), 1);
    }

    /** A redraw on a linear axis. */
    @Benchmark
    public BufferedImage redraw() {
        return FigureImage.render(chart(grown(), false, 0).picture(SIZE, Theme.LIGHT), 1);
    }

    /** A redraw on a logarithmic axis. */
    @Benchmark
    public BufferedImage redrawLogarithmic() {
        return FigureImage.render(chart(grown(), true, 0).picture(SIZE, Theme.LIGHT), 1);
    }

    /** A redraw with smoothing, the raw line behind. */
    @Benchmark
    public BufferedImage redrawSmoothed() {
        return FigureImage.render(chart(grown(), false, 0.9).picture(SIZE, Theme.LIGHT), 1);
    }

    /** The pointer moves: crosshair and card over the base picture. */
    @Benchmark
    public int[] hover() {
        step = (step + 37) % 1400;
        return image.pixels(Interaction.at(100 + step, 100 + step / 2.0));
    }

    /** The pointer moves while a line is emphasised. */
    @Benchmark
    public int[] hoverEmphasised() {
        step = (step + 37) % 1400;
        return image.pixels(
                Interaction.at(100 + step, 100 + step / 2.0).withHovered(Optional.of(new Subject.Legend("train"))));
    }

    /** New samples every time, so that nothing is remembered from the last redraw. */
    private Samples grown() {
        step = (step + 1) % 1000;
        return Samples.of(x, y, POINTS - 1000 + step);
    }

    private static LineChart chart(Samples samples, boolean logarithmic, double smoothing) {
        YAxis axis = new YAxis("loss", "nats", logarithmic);
        return new LineChart(
                LineChartModel.of("Loss", XAxis.ITERATION, axis, List.of(LineSeries.of("train", 0, samples)))
                        .withSmoothing(smoothing));
    }
}
