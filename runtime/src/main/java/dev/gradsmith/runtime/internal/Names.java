package dev.gradsmith.runtime.internal;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what a mistyped name may have meant. */
public final class Names {

    private Names() {}

    /** The candidate that differs least from a name, if it differs by no more than a third of the name's letters, or in case alone. */
    public static Optional<String> nearest(String name, Collection<String> candidates) {
        int best = Math.max(1, name.length() / 3) + 1;
        Optional<String> nearest = Optional.empty();
        for (String candidate : candidates) {
            int distance = candidate.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))
                    ? 0
                    : distance(name, candidate);
            if (distance < best) {
                best = distance;
                nearest = Optional.of(candidate);
            }
        }
        return nearest;
    }

    /** Levenshtein's distance: how many letters to insert, delete or replace. */
    private static int distance(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j < previous.length; j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] current = new int[previous.length];
            current[0] = i;
            for (int j = 1; j < current.length; j++) {
                int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
