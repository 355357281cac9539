package org.netloupe.data.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netloupe.core.data.Attribute;
import org.netloupe.core.data.AttributeValue;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.FeatureKind;
import org.netloupe.core.data.Probe;
import org.netloupe.core.data.Split;
import org.netloupe.core.data.Target;
import org.netloupe.data.Opened;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Shape;

class CsvProviderTest {
    private final CsvProvider provider = new CsvProvider();
    private final Path folder;

    CsvProviderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path table(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Dataset open(String text, Map<String, String> options) throws IOException {
        return Opened.at(provider, table("table.csv", text), options);
    }

    @Test
    void readsATableWithHeader() throws IOException {
        String text = """
                id,petal length,width,note,species
                1, 1.5 ,2,"a, ""quoted"" note",setosa
                2,-3e2,4,,virginica
                3,.5,6,plain,setosa
                """;
        try (Dataset dataset = open(text, Map.of("validation", "0.34", "test", "0"))) {
            assertEquals(3, dataset.size());
            assertEquals(FeatureKind.VECTOR, dataset.featureKind());
            assertEquals(Shape.of(2), dataset.featureShape());
            assertEquals(List.of("petal length", "width"), dataset.featureNames());
            assertArrayEquals(new float[]{-300, 4}, Opened.features(dataset, 1));
            assertEquals(new Target.Classes(List.of("setosa", "virginica")), dataset.target());
            assertArrayEquals(new int[]{1}, dataset.targets(1));
            assertEquals(List.of("id", "note"), dataset.attributes().stream().map(Attribute::name).toList());
            assertEquals(new AttributeValue.Number(2), dataset.attribute(1, 0));
            assertEquals(new AttributeValue.Text("a, \"quoted\" note"), dataset.attribute(0, 1));
            assertEquals(new AttributeValue.Missing(), dataset.attribute(1, 1));
            assertEquals(1, dataset.splits().count(Split.VALIDATION));
        }
    }

    @ParameterizedTest
    @CsvSource({"a.tsv,'\t'", "a.csv,;", "a.csv,|", "a.csv,'\t'", "a.csv,','"})
    void findsTheSeparator(String name, String separator) throws IOException {
        String text = "x,y1,label\n1,2,b\n3,4,a\n".replace(",", separator);
        try (Dataset dataset = Opened.at(provider, table(name, text))) {
            assertArrayEquals(new float[]{3, 4}, Opened.features(dataset, 1));
            assertEquals(0, dataset.label(1));
        }
    }

    @Test
    void doesWithoutHeader() throws IOException {
        try (Dataset dataset = open("1,2,7\n3,4,10\n", Map.of("target", "column 3"))) {
            assertEquals(2, dataset.size());
            assertEquals(List.of("7", "10"), dataset.target().classNames(), "numbers sort by value");
        }
    }

    @Test
    void takesTheLastColumnWithALabelsNameUnlessToldOtherwise() throws IOException {
        String text = "class,a,Label,b\nu,1,0,2\nv,3,1,4\n";
        try (Dataset dataset = open(text, Map.of())) {
            assertEquals(List.of("0", "1"), dataset.target().classNames());
            assertEquals(Shape.of(2), dataset.featureShape());
        }
        try (Dataset dataset = open(text, Map.of("target", "class", "ignore", "b"))) {
            assertEquals(List.of("u", "v"), dataset.target().classNames());
            assertArrayEquals(new float[]{1, 0}, Opened.features(dataset, 0));
        }
        try (Dataset dataset = open(text, Map.of("target", "-"))) {
            assertEquals(new Target.None(), dataset.target());
            assertEquals(0, dataset.targets(0).length);
        }
    }

    @Test
    void keepsTheSplitsOfAColumnNamedSplit() throws IOException {
        try (Dataset dataset = open("a,split,y\n1,train,0\n2,Test,1\n3,val,0\n", Map.of())) {
            assertEquals(Split.TEST, dataset.splits().of(1));
            assertEquals(Split.VALIDATION, dataset.splits().of(2));
        }
    }

    @Test
    void leavesInstancesWithoutClassUnlabelled() throws IOException {
        try (Dataset dataset = open("a,class\n1,u\n2,\n3,NA\n", Map.of())) {
            assertEquals(-1, dataset.label(1));
            assertEquals(-1, dataset.label(2));
            assertEquals(List.of("u"), dataset.target().classNames());
        }
    }

    @Test
    void fillsMissingNumbersWhenAsked() throws IOException {
        String text = "a,b,split\n1,2,train\n,4,train\n7,,test\n";
        assertRefused(text, "line 3, column a: expected a number, found an empty cell");
        try (Dataset dataset = open(text, Map.of("missing", "zero"))) {
            assertArrayEquals(new float[]{0, 4}, Opened.features(dataset, 1));
        }
        try (Dataset dataset = open(text, Map.of("missing", "mean"))) {
            assertArrayEquals(new float[]{1, 4}, Opened.features(dataset, 1), "the mean of training rows only");
            assertArrayEquals(new float[]{7, 3}, Opened.features(dataset, 2));
        }
    }

    @Test
    void readsAByteOrderMarkWindowsLinesAndBlankLines() throws IOException {
        try (Dataset dataset = open("\ufeffa,class\r\n\r\n1,u\r\n2,v\r\n", Map.of())) {
            assertEquals(2, dataset.size());
            assertEquals(2, Opened.features(dataset, 1)[0]);
        }
    }

    @Test
    void saysWhereATableIsBroken() throws IOException {
        assertRefused("", "an empty file");
        assertRefused("a,b\n", "an empty table");
        assertRefused("a,b\n1,2\n3\n", "line 3: expected 2 cells, found 1");
        assertRefused("a,a\n1,2\n", "\"a\" twice");
        assertRefused("a,class\n1,u\ninf,v\n", "line 3, column a: expected a finite number");
        assertRefused("a,class\n1,u\n1e99,v\n", "line 3, column a");
        assertRefused("a,class\nx,u\ny,v\n", "at least one column of numbers");
        assertRefused("a,b\n\"x\"y,2\n", "Check the quotes");
        Path latin = Files.write(folder.resolve("latin.csv"), "größe,b\n1,2\n".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused(latin, "text in UTF-8");
        assertRefused(folder.resolve("none.csv"), "no such file");
        assertRefused(folder, "a folder");
    }

    @Test
    void saysWhichOptionIsWrong() throws IOException {
        Path file = table("t.csv", "a,b,c\n1,0.5,u\n2,1.5,v\n");
        assertTrue(assertThrows(InputException.class, () -> Opened.at(provider, file, Map.of("target", "z")))
                .getMessage().contains("[a, b, c]"));
        assertTrue(assertThrows(InputException.class, () -> Opened.at(provider, file, Map.of("target", "b")))
                .getMessage().contains("name classes"));
        assertThrows(InputException.class,
                () -> Opened.at(provider, file, Map.of("validation", "0.6", "test", "0.6")));
    }

    private void assertRefused(String text, String part) throws IOException {
        assertRefused(table("broken.csv", text), part);
    }

    private void assertRefused(Path file, String part) {
        InputException refused = assertThrows(InputException.class, () -> Opened.at(provider, file));
        assertTrue(refused.getMessage().contains(part), refused.getMessage());
    }

    @Test
    void isPossibleByNameOnly() throws IOException {
        assertEquals(Probe.POSSIBLE, provider.probe(table("a.CSV", "x\n")));
        assertEquals(Probe.NO, provider.probe(table("a.txt", "x\n")));
        assertEquals(Probe.NO, provider.probe(Files.write(folder.resolve("b.csv"), new byte[]{0, 1})));
        assertEquals(Probe.NO, provider.probe(folder));
    }

    @Test
    void readsManyRows() throws IOException {
        String rows = IntStream.range(0, 100_000).mapToObj(i -> i + ",0.5,c" + i % 3)
                .collect(Collectors.joining("\n", "a,b,class\n", "\n"));
        try (Dataset dataset = open(rows, Map.of())) {
            assertEquals(100_000, dataset.size());
            assertEquals(99_999, Opened.features(dataset, 99_999)[0]);
        }
    }
}
