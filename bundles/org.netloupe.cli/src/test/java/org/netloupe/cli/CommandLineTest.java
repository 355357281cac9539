package org.netloupe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netloupe.tensor.Shape;
import org.netloupe.tensor.Tensor;
import org.netloupe.tensor.npy.NpyFile;
import org.netloupe.training.launch.ClassPathLauncher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Commands from their arguments to output, files and exit code. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class CommandLineTest {
    private static final ClassPathLauncher LAUNCHER = ClassPathLauncher.ofThisProcess(Map.of(QuickEngine.APPLICATION,
            QuickWorker.class.getName()));

    @TempDir
    Path folder = Path.of("");

    /** What a command left behind. */
    private record Result(int code, String out, String error) {
        JsonNode json() throws Exception {
            return new ObjectMapper().readTree(out);
        }
    }

    private Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--workspace", folder.resolve("workspace").toString()));
        int code = CommandLineProgram.on(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(error, true, StandardCharsets.UTF_8), LAUNCHER).run(all.toArray(String[]::new));
        return new Result(code, out.toString(StandardCharsets.UTF_8), error.toString(StandardCharsets.UTF_8));
    }

    private Result ok(String... arguments) {
        Result result = run(arguments);
        assertEquals(0, result.code(), () -> result.error());
        return result;
    }

    private Path architecture() throws Exception {
        return Files.writeString(folder.resolve("dense.json"),
                "{\"name\": \"dense\", \"layers\": [{\"kind\": \"dense\", \"units\": 16}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "ls", "import", "train", "runs", "runs pause", "runs resume", "runs stop",
            "runs checkpoint", "runs set", "watch", "show", "render", "render chart", "render confusion",
            "render graph", "render samples", "project", "tag", "delete", "agent",
            "agent python"})
    void everyCommandHasHelpWithAnExample(String command) {
        Result help = run(Stream.concat(Stream.of(command.split(" ")), Stream.of("--help")).toArray(String[]::new));
        assertEquals(0, help.code(), () -> help.error());
        assertTrue(help.out().contains("Example"), () -> help.out());
        assertTrue(help.out().contains("  netloupe " + command), () -> help.out());
    }

    @Test
    void mapsEveryEpochOfASeries() throws Exception {
        Path series = folder.resolve("series.npy");
        float[] values = new float[3 * 60 * 4];
        Random random = new Random(3);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian() + i / 4 % 3 * 5;
        }
        NpyFile.write(series, Tensor.of(values, 3, 60, 4));
        Path maps = folder.resolve("maps.npy");
        JsonNode result = ok("project", series.toString(), "--method", "pca", "--epochs", "all", "--out",
                maps.toString(), "--quality", "--json").json();
        assertEquals(3, result.get("epochs").asInt());
        assertTrue(result.get("quality").get(2).get("trustworthiness").asDouble() > 0.8, result.toString());
        assertEquals(Shape.of(3, 60, 2), NpyFile.map(maps).shape());
        Path one = folder.resolve("one.npy");
        ok("project", series.toString(), "--method", "tsne", "--perplexity", "10", "--dimensions", "3", "--epochs",
                "1", "--out", one.toString());
        assertEquals(Shape.of(60, 3), NpyFile.map(one).shape());
        Result few = run("project", series.toString(), "--method", "tsne", "--perplexity", "70", "--out", one + "2");
        assertEquals(2, few.code());
        assertTrue(few.error().contains("there are 60"), () -> few.error());
        assertFalse(Files.exists(Path.of(one + "2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fly", "ls", "ls birds", "train", "train --dataset glyphs", "render chart r1",
            "runs", "runs set r1 learningRate fast"})
    void wrongUsageEndsWithTwoAndSaysNothingOnTheStandardOutput(String arguments) {
        Result result = run(arguments.isEmpty() ? new String[0] : arguments.split(" "));
        assertEquals(2, result.code());
        assertEquals("", result.out());
        assertFalse(result.error().isBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"import dataset absent.csv", "import dataset glyphs?colour=red", "import model absent.zip",
            "train --dataset absent --architecture a.json", "train --dataset glyphs?size=50 --architecture absent.json",
            "show r1", "runs stop r1", "watch r1 batch", "render chart r1 --out a.png",
            "render samples glyphs --out a.gif", "render samples glyphs --out a.png --size huge",
            "tag r1 good", "delete m1"})
    void inputThatCannotBeUsedEndsWithTwoAndOneSentence(String arguments) {
        Result result = run(arguments.split(" "));
        assertEquals(2, result.code(), () -> result.error());
        assertEquals("", result.out());
        assertEquals(1, result.error().strip().lines().count(), () -> result.error());
        assertTrue(result.error().startsWith("netloupe: "), () -> result.error());
    }

    @Test
    void anEmptyWorkspaceListsNothingAsJson() throws Exception {
        for (String kind : List.of("models", "datasets", "runs")) {
            assertEquals(0, ok("ls", kind, "--json").json().get(kind).size());
        }
        assertTrue(ok("ls", "nodes", "--json").json().get("nodes").isArray());
    }

    @Test
    void aDatasetIsImportedOnceShownTaggedAndDeleted() throws Exception {
        JsonNode imported = ok("import", "dataset", "glyphs?size=200", "--name", "digits", "--json").json()
                .get("datasets").get(0);
        assertEquals("d1", imported.get("id").asText());
        assertEquals("d1", ok("import", "dataset", "glyphs?size=200", "--json").json().get("datasets").get(0)
                .get("id").asText());
        JsonNode shown = ok("show", "digits", "--json").json();
        assertEquals(200, shown.get("dataset").get("size").asInt());
        assertEquals(200, shown.get("splits").get("train").asInt() + shown.get("splits").get("validation").asInt()
                + shown.get("splits").get("test").asInt());
        assertEquals("good", ok("tag", "d1", "good", "--json").json().get("tags").get(0).asText());
        ok("delete", "digits");
        assertEquals(0, ok("ls", "datasets", "--json").json().get("datasets").size());
    }

    @Test
    void aRunIsTrainedShownAndDrawn() throws Exception {
        JsonNode trained = ok("train", "--dataset", "glyphs?size=100", "--architecture", architecture().toString(),
                "--engine", "quick", "--epochs", "3", "--name", "first", "--json").json();
        assertEquals("done", trained.get("run").get("state").asText());
        assertEquals(3, trained.get("epochs").size());
        assertEquals(0.9, trained.get("epochs").get(2).get("metrics").get("accuracy").asDouble());
        assertTrue(trained.get("run").get("imagesPerSecond").isNull());
        assertEquals("r1", ok("ls", "runs", "--json").json().get("runs").get(0).get("id").asText());
        JsonNode model = ok("ls", "models", "--json").json().get("models").get(0);
        assertEquals("r1", model.get("run").asText());
        assertEquals(7840, model.get("parameters").asLong());

        BufferedImage chart = drawn("render", "chart", "first", "--size", "640x480", "--theme", "dark");
        assertEquals(640, chart.getWidth());
        assertTrue((chart.getRGB(320, 2) & 0xff) < 0x60);
        drawn("render", "confusion", "last");
        drawn("render", "graph", "r1");
        drawn("render", "samples", "d1", "--count", "20");
        Path svg = folder.resolve("a.svg");
        ok("render", "chart", "r1", "--measure", "accuracy", "--out", svg.toString());
        assertTrue(Files.readString(svg).contains("accuracy"));
    }

    private BufferedImage drawn(String... arguments) throws Exception {
        Path file = folder.resolve(arguments[1] + ".png");
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--out", file.toString()));
        ok(all.toArray(String[]::new));
        BufferedImage image = ImageIO.read(file.toFile());
        assertTrue(image.getWidth() > 100 && image.getHeight() > 100);
        return image;
    }

    @Test
    void aRunWhoseProcessDiesEndsWithOneAndTheEndOfItsLog() throws Exception {
        Result result = run("train", "--dataset", "glyphs?size=100", "--architecture", architecture().toString(),
                "--engine", "quick", "--name", "fails");
        assertEquals(1, result.code());
        assertTrue(result.error().contains("the numerics gave up"), () -> result.error());
        assertEquals("failed", ok("show", "fails", "--json").json().get("run").get("state").asText());
    }

    @Test
    void theDemoLeavesMetricsAndPictures() throws Exception {
        Path out = folder.resolve("results");
        JsonNode printed = ok("demo", "--engine", "quick", "--out", out.toString(), "--json").json();
        JsonNode metrics = new ObjectMapper().readTree(out.resolve("metrics.json").toFile());
        assertEquals(metrics.get("validationAccuracy").asDouble(), printed.get("validationAccuracy").asDouble());
        for (String picture : List.of("loss.png", "loss.svg", "accuracy.png", "accuracy.svg", "confusion.png",
                "samples.png", "network.png")) {
            assertTrue(Files.size(out.resolve(picture)) > 1000, () -> picture);
        }
        List<String> names = new ArrayList<>();
        ok("ls", "datasets", "--json").json().get("datasets").forEach(entry -> names.add(entry.get("name").asText()));
        assertTrue(names.containsAll(List.of("glyphs", "shapes", "brackets")), () -> names.toString());
    }

    @Test
    void startOnlyPrintsTheWorkspaceAndNothingElse() {
        assertEquals(folder.resolve("workspace").toString(),
                ok("demo", "--engine", "quick", "--start-only").out().strip());
    }

    @Test
    void theAgentForPythonIsWrittenToAFolder() throws Exception {
        Path out = folder.resolve("python agent");
        Result written = ok("agent", "python", "--out", out.toString(), "--json");
        assertEquals(out.toString(), written.json().get("folder").textValue());
        assertTrue(Files.isRegularFile(out.resolve("netloupe").resolve("__init__.py")));
        assertTrue(Files.isRegularFile(out.resolve("pyproject.toml")));
        assertEquals(2, run("agent", "python").code());
        assertEquals(2, run("agent", "python", "--out", out.resolve("pyproject.toml").toString()).code());
    }
}
