package dev.gradsmith.data;

import dev.gradsmith.runtime.support.Spelling;
import java.util.Collection;
import java.util.stream.Collectors;

/** Names in messages. */
final class Names {
    private static final int MOST_LISTED = 20;

    private Names() {}

    /** The error that a source has nothing of a name; {@code kind} says what it has: columns, arrays. */
    static DataException unknown(String source, String kind, String name, Collection<String> known) {
        String hint = Spelling.nearest(name, known)
                .map(nearest -> "; did you mean '" + nearest + "'?")
                .orElse(".");
        String listed = known.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
        String more = known.size() > MOST_LISTED ? ", … (" + known.size() + " in all)" : "";
        return new DataException(
                source, "there is no " + kind + " '" + name + "'" + hint + " The " + kind + "s are " + listed + more);
    }
}
