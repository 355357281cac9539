package org.netloupe.product.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** docs/extending.md quotes the example bundle: a comment names the file, the block after it is a part of the file. */
class ExtendingTest {

    private static final Pattern QUOTATION = Pattern.compile("<!-- (\\S+) -->\\R```\\w+\\R(.*?)\\R```", Pattern.DOTALL);
    private static final Path ROOT = Path.of(System.getProperty("netloupe.tests")).toAbsolutePath().getParent();

    private record Quotation(String file, String text) {}

    private static List<Quotation> quotations() throws IOException {
        Matcher matcher = QUOTATION.matcher(Files.readString(ROOT.resolve("docs/extending.md")));
        List<Quotation> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(new Quotation(matcher.group(1), matcher.group(2)));
        }
        return found;
    }

    /** Without indentation, which a quotation does not keep. */
    private static String plain(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    @Test
    @DisplayName("Every quotation is the source of the example, word by word")
    void quotationsAreTheSource() throws IOException {
        List<Quotation> quotations = quotations();
        assertTrue(quotations.size() > 10, () -> quotations.size() + " quotations");
        for (Quotation quotation : quotations) {
            String source = Files.readString(ROOT.resolve(quotation.file()));
            assertTrue(plain(source).contains(plain(quotation.text())),
                    () -> quotation.file() + " does not have:\n" + quotation.text());
        }
    }

    @Test
    @DisplayName("Every extension point has its how-to")
    void everyPointIsExplained() throws IOException {
        Path points = ROOT.resolve("bundles/org.netloupe.core/src/main/resources/plugin.xml");
        String text = Files.readString(ROOT.resolve("docs/extending.md"));
        Matcher matcher = Pattern.compile("extension-point id=\"([^\"]+)\"").matcher(Files.readString(points));
        int count = 0;
        while (matcher.find()) {
            count++;
            assertTrue(text.contains("<extension point=\"" + matcher.group(1) + "\">"), matcher.group(1));
        }
        assertTrue(count >= 6, count + " extension points");
    }
}
