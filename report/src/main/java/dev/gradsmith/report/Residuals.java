package dev.gradsmith.report;

import dev.gradsmith.report.chart.NumberText;

/**
 * How far predictions lie from what was observed; of rows where both are finite.
 *
 * @param rows that count
 * @param left rows that do not
 * @param determination R², the part of the variance that is explained; NaN where all actual values are the same
 */
record Residuals(
        int rows,
        int left,
        double mean,
        double deviation,
        double meanAbsolute,
        double rootMeanSquare,
        double determination) {
    static Residuals of(Values actual, Values predicted) {
        int rows = 0;
        double sum = 0;
        double actualSum = 0;
        double absolute = 0;
        double squares = 0;
        for (int i = 0; i < actual.length(); i++) {
            double residual = actual.get(i) - predicted.get(i);
            if (Double.isFinite(residual)) {
                rows++;
                sum += residual;
                actualSum += actual.get(i);
                absolute += Math.abs(residual);
                squares += residual * residual;
            }
        }
        double mean = sum / rows;
        double variance = Math.max(0, squares / rows - mean * mean);
        double explained = 1 - squares / totalSquares(actual, predicted, actualSum / rows);
        return new Residuals(
                rows,
                actual.length() - rows,
                mean,
                Math.sqrt(variance),
                absolute / rows,
                Math.sqrt(squares / rows),
                Double.isFinite(explained) ? explained : Double.NaN);
    }

    private static double totalSquares(Values actual, Values predicted, double mean) {
        double total = 0;
        for (int i = 0; i < actual.length(); i++) {
            if (Double.isFinite(actual.get(i) - predicted.get(i))) {
                total += (actual.get(i) - mean) * (actual.get(i) - mean);
            }
        }
        return total;
    }

    Facts facts() {
        Facts facts = new Facts()
                .add("Rows", NumberText.whole(rows))
                .add("R²", NumberText.significant(determination, 4))
                .add("Root mean square error", NumberText.significant(rootMeanSquare, 4))
                .add("Mean absolute error", NumberText.significant(meanAbsolute, 4));
        return left == 0 ? facts : facts.add("Rows not finite, left out", NumberText.whole(left));
    }
}
