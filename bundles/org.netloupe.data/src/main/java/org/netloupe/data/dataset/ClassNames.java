package org.netloupe.data.dataset;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.netloupe.core.data.Target;
import org.netloupe.core.option.Option;
import org.netloupe.core.option.OptionValues;
import org.netloupe.tensor.InputException;

/** Names for classes that a source only numbers. */
public final class ClassNames {
    /** More classes than this are more likely something else, such as row numbers or measurements. */
    public static final int MOST = 10_000;
    private static final String KEY = "classes";

    /** The option by which a user names them. */
    public static final Option OPTION = new Option.Text(KEY, "Class names",
            "Names of the classes 0, 1, ..., separated by commas; empty: their numbers.", "");

    private ClassNames() {}

    /**
     * The target for labels 0 to a highest one.
     *
     * @param source for the message
     * @param highest label that occurs, -1 if none does
     * @throws InputException if there are too many classes or too few names
     */
    public static Target.Classes target(String source, long highest, OptionValues options) throws InputException {
        List<String> names = Stream.of(options.text(KEY).split(",")).map(String::strip).filter(n -> !n.isEmpty())
                .toList();
        if (highest >= MOST) {
            throw new InputException(source, "labels below %d".formatted(MOST), "the label %d".formatted(highest),
                    "Number the classes from 0.");
        }
        if (names.isEmpty()) {
            return new Target.Classes(IntStream.rangeClosed(0, (int) highest).mapToObj(Integer::toString).toList());
        }
        if (names.size() <= highest) {
            throw new InputException("Option " + KEY, "names for the classes 0 to %d".formatted(highest),
                    "%d names".formatted(names.size()), "");
        }
        return new Target.Classes(names);
    }
}
