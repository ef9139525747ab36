package dev.gradsmith.data;

import dev.gradsmith.runtime.support.Spelling;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Names in messages. */
final class Names {
    private static final int MOST_LISTED = 20;

    private Names() {}

    /**
     * Those of a source's columns that a caller names, in the caller's order; all where the caller names none.
     *
     * @param kind what they are called in an error: column, array
     * @throws DataException if the source has none of a name
     */
    static <T> Map<String, T> chosen(String source, String kind, Map<String, T> all, String... names)
            throws DataException {
        if (names.length == 0) {
            return all;
        }
        Map<String, T> chosen = new LinkedHashMap<>();
        for (String name : names) {
            T known = all.get(name);
            if (known == null) {
                throw unknown(source, kind, name, all.keySet());
            }
            chosen.put(name, known);
        }
        return chosen;
    }

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
