package org.netloupe.core.option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.netloupe.tensor.InputException;

/** Values for the declared options of one provider, checked against their declaration. */
public final class OptionValues {
    private final Map<String, Option> options;
    private final Map<String, String> given;

    private OptionValues(Map<String, Option> options, Map<String, String> given) {
        this.options = options;
        this.given = given;
    }

    /**
     * Checks the given texts against the declaration; what is not given has its default.
     *
     * @throws InputException if a key is unknown or a value is not of the declared kind or range
     */
    public static OptionValues of(List<? extends Option> declared, Map<String, String> given) throws InputException {
        Map<String, Option> options = new LinkedHashMap<>();
        declared.forEach(option -> options.put(option.key(), option));
        for (Map.Entry<String, String> entry : given.entrySet()) {
            Option option = options.get(entry.getKey());
            if (option == null) {
                throw new InputException("Option " + entry.getKey(), "one of " + options.keySet(), "an unknown name",
                        "");
            }
            check(option, entry.getValue());
        }
        return new OptionValues(options, Map.copyOf(given));
    }

    private static void check(Option option, String text) throws InputException {
        switch (option) {
            case Option.Whole whole -> checkWhole(whole, text);
            case Option.Decimal decimal -> checkDecimal(decimal, text);
            case Option.Choice choice -> {
                if (!choice.choices().contains(text)) {
                    throw wrong(option, "one of " + choice.choices().stream().collect(Collectors.joining(", ")), text);
                }
            }
            case Option.Flag _ -> {
                if (!text.equals("true") && !text.equals("false")) {
                    throw wrong(option, "true or false", text);
                }
            }
            case Option.Text _ -> {
                // any text will do
            }
        }
    }

    private static void checkWhole(Option.Whole option, String text) throws InputException {
        String expected = "a whole number from %d to %d".formatted(option.minimum(), option.maximum());
        try {
            long value = Long.parseLong(text.strip());
            if (value < option.minimum() || value > option.maximum()) {
                throw wrong(option, expected, text);
            }
        } catch (NumberFormatException e) {
            throw wrong(option, expected, text);
        }
    }

    private static void checkDecimal(Option.Decimal option, String text) throws InputException {
        String expected = "a number from %s to %s".formatted(option.minimum(), option.maximum());
        try {
            double value = Double.parseDouble(text.strip());
            if (!(value >= option.minimum() && value <= option.maximum())) {
                throw wrong(option, expected, text);
            }
        } catch (NumberFormatException e) {
            throw wrong(option, expected, text);
        }
    }

    private static InputException wrong(Option option, String expected, String found) {
        return new InputException("Option " + option.key(), expected, "\"" + found + "\"", "");
    }

    /** The value as text. */
    public String text(String key) {
        Option option = options.get(key);
        if (option == null) {
            throw new IllegalArgumentException("No option " + key + " is declared");
        }
        return given.getOrDefault(key, option.defaultText());
    }

    /** The value of a {@link Option.Whole}. */
    public long whole(String key) {
        return Long.parseLong(text(key).strip());
    }

    /** The value of a {@link Option.Decimal}. */
    public double decimal(String key) {
        return Double.parseDouble(text(key).strip());
    }

    /** The value of a {@link Option.Flag}. */
    public boolean flag(String key) {
        return Boolean.parseBoolean(text(key));
    }
}
