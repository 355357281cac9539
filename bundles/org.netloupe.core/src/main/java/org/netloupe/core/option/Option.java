package org.netloupe.core.option;

import java.util.List;

/**
 * One option of a provider, declared as data: the wizard makes a field of it, the command line {@code --set key=value},
 * the help a line.
 */
public sealed interface Option {
    /** Lower-case name, unique among the options of its provider. */
    String key();

    /** Label for people. */
    String label();

    /** What it does, in a sentence, with units. */
    String description();

    /** The value used when none is given, as text. */
    String defaultText();

    /** A whole number within a closed range. */
    record Whole(String key, String label, String description, long defaultValue, long minimum,
            long maximum) implements Option {
        @Override
        public String defaultText() {
            return Long.toString(defaultValue);
        }
    }

    /** A number within a closed range. */
    record Decimal(String key, String label, String description, double defaultValue, double minimum,
            double maximum) implements Option {
        @Override
        public String defaultText() {
            return Double.toString(defaultValue);
        }
    }

    /** Free text. */
    record Text(String key, String label, String description, String defaultText) implements Option {}

    /** One of several. */
    record Choice(String key, String label, String description, String defaultText,
            List<String> choices) implements Option {
        public Choice {
            choices = List.copyOf(choices);
        }
    }

    /** Yes or no. */
    record Flag(String key, String label, String description, boolean defaultValue) implements Option {
        @Override
        public String defaultText() {
            return Boolean.toString(defaultValue);
        }
    }
}
