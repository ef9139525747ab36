package dev.gradsmith.graph.update;

import java.util.Optional;

/** What a model may say about its update rule, by name. */
public sealed interface UpdateOption {
    String name();

    /** A number: written out, a hyperparameter, or an expression of those. */
    record Numeric(String name, double defaultValue, Range range) implements UpdateOption {}

    /**
     * {@code true} or {@code false}, which is the default.
     *
     * @param needs the number without which, at 0, switching this on has no meaning
     */
    record Flag(String name, Optional<Numeric> needs) implements UpdateOption {}

    /** The values that a number may have. */
    enum Range {
        FROM_ZERO("0 or more"),
        ZERO_TO_ONE("from 0 to 1"),
        ZERO_TO_BELOW_ONE("0 or more and less than 1");

        private final String text;

        Range(String text) {
            this.text = text;
        }

        public boolean contains(double value) {
            boolean belowEnd = switch (this) {
                case FROM_ZERO -> value < Double.POSITIVE_INFINITY;
                case ZERO_TO_ONE -> value <= 1;
                case ZERO_TO_BELOW_ONE -> value < 1;
            };
            return value >= 0 && belowEnd;
        }

        /** In words, for messages. */
        public String text() {
            return text;
        }
    }

    static Numeric number(String name, double defaultValue) {
        return new Numeric(name, defaultValue, Range.FROM_ZERO);
    }

    static Numeric number(String name, double defaultValue, Range range) {
        return new Numeric(name, defaultValue, range);
    }

    static Flag flag(String name) {
        return new Flag(name, Optional.empty());
    }

    /** A flag that goes only with a {@code needed} above 0. */
    static Flag flag(String name, Numeric needed) {
        return new Flag(name, Optional.of(needed));
    }
}
