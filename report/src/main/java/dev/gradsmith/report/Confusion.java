package dev.gradsmith.report;

import dev.gradsmith.report.chart.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How often each class was taken for each.
 *
 * @param counts {@code [actual][predicted]}
 */
record Confusion(List<String> names, long[][] counts) {
    /** Of a larger matrix nobody would see anything. */
    static final int MOST_CLASSES = 40;

    private static final int MOST_BESIDE_A_CHART = 4;

    static Confusion of(int[] actual, int[] predicted, List<String> names) {
        long[][] counts = new long[names.size()][names.size()];
        for (int i = 0; i < actual.length; i++) {
            counts[actual[i]][predicted[i]]++;
        }
        return new Confusion(names, counts);
    }

    long right() {
        long right = 0;
        for (int i = 0; i < counts.length; i++) {
            right += counts[i][i];
        }
        return right;
    }

    /** Whether it needs more room than a chart. */
    boolean isWide() {
        return names.size() > MOST_BESIDE_A_CHART;
    }

    void write(Html html) {
        if (names.size() > MOST_CLASSES) {
            html.element(
                    "p",
                    "With " + names.size() + " classes there are too many for a matrix; what follows tells of each.");
            return;
        }
        String caption = "Confusion matrix: rows are actual classes, columns predicted ones";
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
        html.open("table", "class", "matrix")
                .element("caption", caption)
                .open("thead")
                .open("tr");
        html.element("th", "actual \\ predicted", "scope", "col");
        names.forEach(name -> html.element("th", name, "scope", "col"));
        html.close("tr").close("thead").open("tbody");
        for (int row = 0; row < counts.length; row++) {
            html.open("tr").element("th", names.get(row), "scope", "row");
            row(html, row);
            html.close("tr");
        }
        html.close("tbody").close("table").close("div");
    }

    private void row(Html html, int row) {
        long total = total(counts[row]);
        for (int column = 0; column < counts.length; column++) {
            double share = total == 0 ? 0 : (double) counts[row][column] / total;
            html.element(
                    "td",
                    NumberText.whole(counts[row][column]),
                    "class",
                    row == column ? "right" : "wrong",
                    "style",
                    String.format(Locale.ROOT, "--share:%.0f%%", 55 * share));
        }
    }

    /** Precision, recall and their harmonic mean, of each class. */
    Table table() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            long taken = 0;
            for (long[] row : counts) {
                taken += row[i];
            }
            double precision = (double) counts[i][i] / taken;
            double recall = (double) counts[i][i] / total(counts[i]);
            rows.add(List.of(
                    names.get(i),
                    NumberText.whole(total(counts[i])),
                    percent(precision),
                    percent(recall),
                    percent(2 * precision * recall / (precision + recall))));
        }
        return new Table(List.of("class", "rows", "precision", "recall", "F1"), rows);
    }

    static String percent(double share) {
        return Double.isNaN(share) ? "–" : NumberText.significant(100 * share, 4) + " %";
    }

    private static long total(long[] row) {
        long total = 0;
        for (long count : row) {
            total += count;
        }
        return total;
    }
}
