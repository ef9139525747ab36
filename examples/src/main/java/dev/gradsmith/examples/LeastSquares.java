package dev.gradsmith.examples;

import java.util.Arrays;

/** Least squares with an intercept in closed form: the normal equations, by elimination with pivoting. */
final class LeastSquares {
    private LeastSquares() {}

    /** The weights of {@code x}, {@code [rows, columns]}, followed by the intercept. */
    static double[] solve(double[] x, double[] y, int columns) {
        int size = columns + 1;
        double[][] equations = new double[size][size + 1];
        for (int row = 0; row < y.length; row++) {
            double[] extended = Arrays.copyOfRange(x, row * columns, row * columns + size);
            extended[columns] = 1;
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    equations[i][j] += extended[i] * extended[j];
                }
                equations[i][size] += extended[i] * y[row];
            }
        }
        return eliminate(equations);
    }

    private static double[] eliminate(double[][] equations) {
        int size = equations.length;
        for (int column = 0; column < size; column++) {
            int pivot = column;
            for (int row = column; row < size; row++) {
                pivot = Math.abs(equations[row][column]) > Math.abs(equations[pivot][column]) ? row : pivot;
            }
            double[] exchanged = equations[pivot];
            equations[pivot] = equations[column];
            equations[column] = exchanged;
            for (int row = 0; row < size; row++) {
                double factor = row == column ? 0 : equations[row][column] / exchanged[column];
                for (int k = column; k <= size; k++) {
                    equations[row][k] -= factor * exchanged[k];
                }
            }
        }
        double[] solution = new double[size];
        Arrays.setAll(solution, i -> equations[i][size] / equations[i][i]);
        return solution;
    }

    static double[] weights(double[] solution) {
        return Arrays.copyOf(solution, solution.length - 1);
    }

    static double intercept(double[] solution) {
        return solution[solution.length - 1];
    }
}
