package org.netloupe.core.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netloupe.tensor.InputException;

/** Option values are checked against their declaration. */
class OptionValuesTest {
    private static final List<Option> DECLARED = List.of(new Option.Whole("count", "Count", "", 10, 1, 100),
            new Option.Decimal("share", "Share", "", 0.5, 0, 1), new Option.Text("title", "Title", "", "none"),
            new Option.Choice("method", "Method", "", "exact", List.of("exact", "fast")),
            new Option.Flag("centred", "Centred", "", true));

    @Test
    void whatIsNotGivenHasItsDefault() throws InputException {
        OptionValues values = OptionValues.of(DECLARED, Map.of());
        assertEquals(10, values.whole("count"));
        assertEquals(0.5, values.decimal("share"));
        assertEquals("none", values.text("title"));
        assertEquals("exact", values.text("method"));
        assertEquals(true, values.flag("centred"));
    }

    @Test
    void givenValuesAreRead() throws InputException {
        OptionValues values = OptionValues.of(DECLARED, Map.of("count", " 100 ", "share", "1e-3", "title", "",
                "method", "fast", "centred", "false"));
        assertEquals(100, values.whole("count"));
        assertEquals(0.001, values.decimal("share"));
        assertEquals("", values.text("title"));
        assertEquals("fast", values.text("method"));
        assertFalse(values.flag("centred"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "count|0|Option count: expected a whole number from 1 to 100, found \"0\".",
            "count|101|Option count: expected a whole number from 1 to 100, found \"101\".",
            "count|1.5|Option count: expected a whole number from 1 to 100, found \"1.5\".",
            "count|99999999999999999999|Option count: expected a whole number from 1 to 100, "
                    + "found \"99999999999999999999\".",
            "share|NaN|Option share: expected a number from 0.0 to 1.0, found \"NaN\".",
            "share|-1e-9|Option share: expected a number from 0.0 to 1.0, found \"-1e-9\".",
            "share|half|Option share: expected a number from 0.0 to 1.0, found \"half\".",
            "method|Fast|Option method: expected one of exact, fast, found \"Fast\".",
            "centred|yes|Option centred: expected true or false, found \"yes\".",
            "cuont|1|Option cuont: expected one of [count, share, title, method, centred], found an unknown name."})
    void wrongValuesAreRefusedWithWhatWasExpectedAndFound(String key, String value, String message) {
        InputException refused = assertThrows(InputException.class,
                () -> OptionValues.of(DECLARED, Map.of(key, value)));
        assertEquals(message, refused.getMessage());
    }

    @Test
    void askingForAnUndeclaredOptionIsAProgrammingError() throws InputException {
        OptionValues values = OptionValues.of(DECLARED, Map.of());
        assertThrows(IllegalArgumentException.class, () -> values.text("other"));
    }
}
