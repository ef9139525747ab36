package dev.gradsmith.diagnostic;

/**
 * One line of source as a terminal shows it, and the underline of a part of it. Tabs become spaces, control characters a
 * replacement; what is wide or has no width of its own is underlined as wide as it is shown. Of a very long line only the
 * neighbourhood is shown.
 */
final class Excerpt {
    private static final int TAB = 4;
    private static final int LONGEST_LINE = 160;
    private static final int BEFORE = 60;
    private static final String ELLIPSIS = "…";

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder underline = new StringBuilder();
    private int width;

    /**
     * @param start the first underlined code point, counted from 0
     * @param end the one after the last; an empty part is underlined as one
     */
    Excerpt(String line, int start, int end) {
        int[] points = line.codePoints().toArray();
        int from = points.length > LONGEST_LINE ? Math.max(0, start - BEFORE) : 0;
        int to = Math.min(points.length, from + LONGEST_LINE);
        if (from > 0) {
            append(ELLIPSIS, 1, " ");
        }
        for (int i = from; i < to; i++) {
            append(points[i], i >= start && i < Math.max(end, start + 1) ? "^" : " ");
        }
        if (to < points.length) {
            append(ELLIPSIS, 1, " ");
        }
        if (start >= points.length) {
            underline.append('^');
        }
    }

    String text() {
        return text.toString();
    }

    String underline() {
        return underline.toString().stripTrailing();
    }

    private void append(int point, String mark) {
        if (point == '\t') {
            int columns = TAB - width % TAB;
            append(" ".repeat(columns), columns, mark);
            return;
        }
        // Format characters too: the ones that change the direction of text would show a line that the file does not
        // hold.
        boolean invisible = Character.isISOControl(point) || Character.getType(point) == Character.FORMAT;
        append(invisible ? "\uFFFD" : Character.toString(point), DisplayWidth.of(point), mark);
    }

    private void append(String shown, int columns, String mark) {
        text.append(shown);
        underline.append(mark.repeat(columns));
        width += columns;
    }
}
