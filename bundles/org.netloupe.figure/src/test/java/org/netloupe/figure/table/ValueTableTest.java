package org.netloupe.figure.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.figure.Hit;
import org.netloupe.figure.Painting;
import org.netloupe.figure.Size;
import org.netloupe.figure.Subject;
import org.netloupe.figure.Theme;

class ValueTableTest {

    private static ValueTable log(int rows) {
        return ValueTable.of("Log", List.of("step", "text"),
                IntStream.range(0, rows).mapToObj(i -> List.of("" + i, "line " + i)).toList());
    }

    @Test
    @DisplayName("The end of a long table is shown, and how much of it")
    void end(@TempDir Path folder) throws Exception {
        String text = Painting.svgText(log(1000), new Size(300, 200), folder);
        assertTrue(text.contains("line 999") && !text.contains("line 1 "), text);
        assertTrue(text.contains("of 1\u2009000 shown"), text);
        String scrolled = Painting.svgText(log(1000).withLeft(500), new Size(300, 200), folder);
        assertTrue(scrolled.contains("line 499") && !scrolled.contains("line 500"), scrolled);
    }

    @Test
    @DisplayName("A hit tells the whole row, also where its text is cut")
    void hit() {
        String wide = "word ".repeat(100).strip();
        ValueTable table = ValueTable.of("T", List.of("name", ""), List.of(List.of("a", wide)));
        Hit hit = table.picture(new Size(200, 120), Theme.DARK).hit(20, 50).orElseThrow();
        assertEquals("name: a\n" + wide, hit.text());
        assertEquals(new Subject.Value(0), hit.subject());
        assertFalse(table.picture(new Size(200, 120), Theme.DARK).hit(20, 110).isPresent());
    }

    @Test
    @DisplayName("Rows with another number of cells are refused")
    void refused() {
        assertThrows(IllegalArgumentException.class, () -> ValueTable.of("", List.of("a"), List.of(List.of())));
        assertThrows(IllegalArgumentException.class, () -> log(3).withLeft(4));
    }
}
