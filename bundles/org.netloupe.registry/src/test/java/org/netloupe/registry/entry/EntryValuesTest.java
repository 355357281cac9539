package org.netloupe.registry.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netloupe.tensor.InputException;

/** Ids as text, and summaries of metrics. */
class EntryValuesTest {
    @Test
    void idsAreReadAsTheyAreWritten() throws InputException {
        for (EntryId id : List.of(new ModelId(3), new DatasetId(1), new RunId(999_999_999_999L))) {
            assertEquals(id, EntryId.parse(id.text()));
            assertEquals(id, EntryId.parse(" " + id.text().toUpperCase() + "\n"));
            assertEquals(id.text(), id.toString());
        }
        assertEquals("r17", new RunId(17).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "r", "17", "x1", "r0", "r-1", "r1.5", "r99999999999999999999", "r1 r2", "run17"})
    void otherTextsAreNoIds(String text) {
        InputException refused = assertThrows(InputException.class, () -> EntryId.parse(text));
        assertTrue(refused.getMessage().startsWith("\"" + text + "\": expected the id of"), refused.getMessage());
    }

    @Test
    void aSummaryHasTheExtremesOfAllDefinedValues() {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            double[] values = random.doubles(1 + random.nextInt(8)).map(v -> v < 0.3 ? Double.NaN : v - 0.5).toArray();
            MetricSummary summary = MetricSummary.first(values[0]);
            for (int v = 1; v < values.length; v++) {
                summary = summary.then(values[v]);
            }
            DoubleStream defined = DoubleStream.of(values).filter(v -> !Double.isNaN(v));
            assertEquals(defined.min().orElse(Double.NaN), summary.minimum());
            defined = DoubleStream.of(values).filter(v -> !Double.isNaN(v));
            assertEquals(defined.max().orElse(Double.NaN), summary.maximum());
            assertEquals(values[values.length - 1], summary.last());
            assertEquals(summary.maximum(), summary.best(true));
            assertEquals(summary.minimum(), summary.best(false));
        }
    }
}
