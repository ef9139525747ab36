package dev.gradsmith.runtime.support;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what a mistyped name may have meant. */
public final class Spelling {

    private Spelling() {}

    /**
     * The candidate that differs least from a name, if it differs by no more than a third of the name's letters, or by one where these are
     * fewer than three but more than one. Case does not count, nor space around the name; of equally near candidates it is the first.
     */
    public static Optional<String> nearest(String name, Collection<String> candidates) {
        String typed = name.strip().toLowerCase(Locale.ROOT);
        int most = typed.length() < 2 ? 0 : Math.max(1, typed.length() / 3);
        int best = most + 1;
        Optional<String> nearest = Optional.empty();
        for (String candidate : candidates) {
            int distance = distance(typed, candidate.toLowerCase(Locale.ROOT));
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
