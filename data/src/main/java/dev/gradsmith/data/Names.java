package dev.gradsmith.data;

import dev.gradsmith.runtime.support.Spelling;
import java.util.Collection;
import java.util.stream.Collectors;

/** Names in messages. */
final class Names {
    private static final int MOST_LISTED = 20;

    private Names() {}

    /** What ends a sentence about a name that is unknown: a question, if one of the known is like it. */
    static String hint(String name, Collection<String> known) {
        return Spelling.nearest(name, known)
                .map(nearest -> "; did you mean '" + nearest + "'?")
                .orElse(".");
    }

    /** The names, or the first of them if there are many. */
    static String list(Collection<String> names) {
        String listed = names.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
        return names.size() > MOST_LISTED ? listed + ", … (" + names.size() + " in all)" : listed;
    }
}
