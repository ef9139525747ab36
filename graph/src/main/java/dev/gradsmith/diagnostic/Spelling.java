package dev.gradsmith.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which word was meant. */
public final class Spelling {
    private Spelling() {}

    /** The candidate nearest to {@code word}, where one is near enough to be a slip of the pen. */
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate -> isNear(word, candidate))
                .min(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** A third of the letters may differ; or one of two, but one letter is never meant for another. */
    private static boolean isNear(String word, String candidate) {
        int distance = distance(word, candidate);
        int shorter = Math.min(word.length(), candidate.length());
        return distance <= Math.max(1, word.length() / 3) && 2 * distance <= shorter;
    }

    /** The number of inserted, deleted, changed or exchanged neighbouring letters (Damerau 1964), regardless of case. */
    private static int distance(String first, String second) {
        String a = first.toLowerCase(Locale.ROOT);
        String b = second.toLowerCase(Locale.ROOT);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(int[][] cost, String a, String b, int i, int j) {
        int changed = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(changed, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean exchanged = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return exchanged ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
