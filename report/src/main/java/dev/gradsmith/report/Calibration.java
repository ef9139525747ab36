package dev.gradsmith.report;

import dev.gradsmith.report.chart.Chart;
import dev.gradsmith.report.chart.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Whether what is said to be so probable happens so often: rows in ten groups by their probability. */
final class Calibration {
    private static final int GROUPS = 10;

    /** Of the normal distribution, for intervals of 95 %. */
    private static final double Z = 1.959963985;

    private final long[] rows = new long[GROUPS];
    private final long[] happened = new long[GROUPS];
    private final double[] sums = new double[GROUPS];
    private double squares;
    private final int count;

    Calibration(Values probabilities, IntPredicate happens) {
        this.count = probabilities.length();
        for (int i = 0; i < count; i++) {
            double probability = probabilities.get(i);
            int group = Math.min(GROUPS - 1, (int) (probability * GROUPS));
            int one = happens.test(i) ? 1 : 0;
            rows[group]++;
            happened[group] += one;
            sums[group] += probability;
            squares += (probability - one) * (probability - one);
        }
    }

    /** The mean square of probability less outcome, Brier 1950. */
    double brier() {
        return squares / count;
    }

    /** The mean distance of probability and frequency, each group by its rows. */
    double error() {
        double error = 0;
        for (int i = 0; i < GROUPS; i++) {
            error += Math.abs(sums[i] - happened[i]);
        }
        return error / count;
    }

    Figure figure(String of) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < GROUPS; i++) {
            if (rows[i] > 0) {
                double share = (double) happened[i] / rows[i];
                points.add(
                        new double[] {sums[i] / rows[i], share, bound(share, rows[i], -1), bound(share, rows[i], 1)});
            }
        }
        double[] diagonal = {0, 1};
        Chart chart = Chart.of("Calibration", of, "how often it was so")
                .reference("as often as said", diagonal, diagonal)
                .sticks(column(points, 0), column(points, 2), column(points, 3))
                .dots("groups of rows", column(points, 0), column(points, 1));
        return new Figure(
                chart,
                "Ten groups of rows by their probability; on the line, what was said so probable came so often. "
                        + "Upright lines are intervals of 95 %.",
                table(),
                "The groups of the chart");
    }

    /** An end of the interval for a share of so many rows, Wilson 1927. */
    private static double bound(double share, long rows, int side) {
        double z2 = Z * Z / rows;
        double half = Z * Math.sqrt(share * (1 - share) / rows + z2 / (4 * rows));
        return (share + z2 / 2 + side * half) / (1 + z2);
    }

    private static double[] column(List<double[]> points, int index) {
        return points.stream().mapToDouble(point -> point[index]).toArray();
    }

    private Table table() {
        List<List<String>> lines = new ArrayList<>();
        for (int i = 0; i < GROUPS; i++) {
            lines.add(List.of(
                    i * 100 / GROUPS + " % to " + (i + 1) * 100 / GROUPS + " %",
                    NumberText.whole(rows[i]),
                    Confusion.percent(sums[i] / rows[i]),
                    Confusion.percent((double) happened[i] / rows[i])));
        }
        return new Table(List.of("probability", "rows", "mean probability", "how often"), lines);
    }
}
