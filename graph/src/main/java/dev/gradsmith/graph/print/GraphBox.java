package dev.gradsmith.graph.print;

import java.util.List;

/**
 * One value in the picture of a graph.
 *
 * @param detail its shape; empty for a single number
 * @param inputs the places of the boxes that it is computed from, all before its own
 */
record GraphBox(String label, String detail, Kind kind, List<Integer> inputs) {
    enum Kind {
        DATA,
        PARAMETER,
        NAMED,
        STEP
    }

    /** About that of 13 px letters of any sans-serif font. */
    private static final double LETTER = 7.4;

    private static final double SMALL_LETTER = 6.4;

    double width() {
        double text = label.length() * LETTER + (detail.isEmpty() ? 0 : 8 + detail.length() * SMALL_LETTER);
        return Math.max(34, 20 + text);
    }
}
