package dev.gradsmith.report;

import dev.gradsmith.report.chart.Chart;
import dev.gradsmith.report.chart.NumberText;
import java.util.ArrayList;
import java.util.List;

/**
 * How many values lie where.
 *
 * @param edges ascending, one more than counts
 * @param left how many values were not finite
 */
record Histogram(double[] edges, double[] counts, int left) {
    private static final int FEWEST = 5;
    private static final int MOST = 40;

    /** As many bars as the square root of the number of values, within reason. */
    static Histogram of(Values values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values.length(); i++) {
            double value = values.get(i);
            low = Double.isFinite(value) ? Math.min(low, value) : low;
            high = Double.isFinite(value) ? Math.max(high, value) : high;
        }
        int finite = values.finite();
        if (finite == 0) {
            return new Histogram(new double[] {0, 1}, new double[1], values.length());
        }
        if (!(high / 2 - low / 2 > Math.ulp(high) + Math.ulp(low))) {
            double room = low == 0 ? 0.5 : Math.abs(low) / 20;
            return new Histogram(
                    new double[] {low - room, low + room}, new double[] {finite}, values.length() - finite);
        }
        int bars = Math.max(FEWEST, Math.min(MOST, (int) Math.ceil(Math.sqrt(finite))));
        return counted(values, edges(low, high, bars), values.length() - finite);
    }

    private static double[] edges(double low, double high, int bars) {
        double[] edges = new double[bars + 1];
        for (int i = 0; i <= bars; i++) {
            double part = (double) i / bars;
            edges[i] = low * (1 - part) + high * part;
        }
        return edges;
    }

    private static Histogram counted(Values values, double[] edges, int left) {
        int bars = edges.length - 1;
        double[] counts = new double[bars];
        double low = edges[0];
        double range = edges[bars] / 2 - low / 2;
        for (int i = 0; i < values.length(); i++) {
            double value = values.get(i);
            if (Double.isFinite(value)) {
                counts[Math.min(bars - 1, (int) ((value / 2 - low / 2) / range * bars))]++;
            }
        }
        return new Histogram(edges, counts, left);
    }

    Chart chart(String title, String of) {
        return Chart.of(title, of, "count").bars(of, edges, counts);
    }

    Table table(String of) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            rows.add(List.of(
                    NumberText.significant(edges[i], 4),
                    NumberText.significant(edges[i + 1], 4),
                    NumberText.whole((long) counts[i])));
        }
        return new Table(List.of(of + " from", "to", "count"), rows);
    }
}
