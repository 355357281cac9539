package org.netloupe.core.data;

import java.util.List;

/** What a dataset asks a model to tell about an instance. */
public sealed interface Target {
    /** One of several classes per instance. */
    record Classes(List<String> names) implements Target {
        public Classes {
            names = List.copyOf(names);
        }
    }

    /** At each step of a token sequence the next token. */
    record NextToken(List<String> vocabulary) implements Target {
        public NextToken {
            vocabulary = List.copyOf(vocabulary);
        }
    }

    /** Nothing: the instances are not labelled. */
    record None() implements Target {}

    /** Names of the classes that are told apart: classes, tokens, or none. */
    default List<String> classNames() {
        return switch (this) {
            case Classes classes -> classes.names();
            case NextToken next -> next.vocabulary();
            case None _ -> List.of();
        };
    }
}
