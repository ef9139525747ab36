package dev.gradsmith.examples;

/** Shifts and scales every column to mean 0 and variance 1, as measured on the training data. */
final class Standardizer {
    private final double[] means;
    private final double[] deviations;

    private Standardizer(double[] means, double[] deviations) {
        this.means = means;
        this.deviations = deviations;
    }

    /** Measures {@code values}, {@code [rows, columns]}. */
    static Standardizer of(double[] values, int columns) {
        double[] means = new double[columns];
        double[] squares = new double[columns];
        int rows = values.length / columns;
        for (int i = 0; i < values.length; i++) {
            means[i % columns] += values[i] / rows;
        }
        for (int i = 0; i < values.length; i++) {
            double deviation = values[i] - means[i % columns];
            squares[i % columns] += deviation * deviation / rows;
        }
        double[] deviations = new double[columns];
        for (int column = 0; column < columns; column++) {
            deviations[column] = Math.sqrt(squares[column]);
        }
        return new Standardizer(means, deviations);
    }

    double[] apply(double[] values) {
        double[] standard = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int column = i % means.length;
            standard[i] = (values[i] - means[column]) / deviations[column];
        }
        return standard;
    }
}
