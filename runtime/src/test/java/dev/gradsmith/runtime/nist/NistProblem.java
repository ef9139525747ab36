package dev.gradsmith.runtime.nist;

import dev.gradsmith.runtime.LeastSquaresProblem;
import java.math.BigDecimal;
import java.util.Map;

/** The residuals of the NIST sets, with their derivatives by hand. */
final class NistProblem {
    /** The linear sets in one predictor: the least and the greatest power of it. */
    private static final Map<String, int[]> POWERS = Map.of(
            "Norris", new int[] {0, 1},
            "NoInt1", new int[] {1, 1},
            "Filip", new int[] {0, 10},
            "Wampler1", new int[] {0, 5},
            "Wampler2", new int[] {0, 5},
            "Wampler3", new int[] {0, 5},
            "Wampler5", new int[] {0, 5});

    private NistProblem() {}

    static LeastSquaresProblem nonlinear(NistSet set) {
        NistModel model = NistModel.ALL.get(set.name());
        return new Rows(set.observed().length, set.certified().length) {
            @Override
            double row(double[] b, int i, double[] gradient) {
                return model.predict(b, set.predictors()[i][0], gradient) - set.observed()[i];
            }
        };
    }

    static LeastSquaresProblem linear(NistSet set) {
        double[] matrix = matrix(set);
        return new Rows(set.observed().length, set.certified().length) {
            @Override
            double row(double[] b, int i, double[] gradient) {
                System.arraycopy(matrix, i * b.length, gradient, 0, b.length);
                double sum = -set.observed()[i];
                for (int j = 0; j < b.length; j++) {
                    sum += gradient[j] * b[j];
                }
                return sum;
            }
        };
    }

    /** The derivatives of a linear set: predictors, or powers rounded to double. */
    static double[] matrix(NistSet set) {
        int parameters = set.certified().length;
        double[] matrix = new double[set.observed().length * parameters];
        for (int i = 0; i < set.observed().length; i++) {
            double[] x = set.predictors()[i];
            for (int j = 0; j < parameters; j++) {
                matrix[i * parameters + j] = entry(set.name(), x, j);
            }
        }
        return matrix;
    }

    /** What the rounding of the powers took away. */
    static double[] roundedOff(NistSet set) {
        int parameters = set.certified().length;
        double[] matrix = matrix(set);
        int least = POWERS.get(set.name())[0];
        for (int at = 0; at < matrix.length; at++) {
            BigDecimal x = new BigDecimal(set.predictors()[at / parameters][0]);
            BigDecimal exact = x.pow(least + at % parameters);
            matrix[at] = exact.subtract(new BigDecimal(matrix[at])).doubleValue();
        }
        return matrix;
    }

    private static double entry(String set, double[] x, int j) {
        if (set.equals("Longley")) {
            return j == 0 ? 1 : x[j - 1];
        }
        return new BigDecimal(x[0]).pow(POWERS.get(set)[0] + j).doubleValue();
    }

    /** A problem whose residuals each follow from a row of its own. */
    private abstract static class Rows implements LeastSquaresProblem {
        private final int residualCount;
        private final double[] gradient;

        Rows(int residualCount, int parameterCount) {
            this.residualCount = residualCount;
            gradient = new double[parameterCount];
        }

        /** Residual i, and its derivatives. */
        abstract double row(double[] b, int i, double[] gradient);

        @Override
        public int residualCount() {
            return residualCount;
        }

        @Override
        public int parameterCount() {
            return gradient.length;
        }

        @Override
        public void residuals(double[] parameters, double[] residuals) {
            for (int i = 0; i < residualCount; i++) {
                residuals[i] = row(parameters, i, gradient);
            }
        }

        @Override
        public void jacobian(double[] parameters, double[] residuals, double[] jacobian) {
            for (int i = 0; i < residualCount; i++) {
                residuals[i] = row(parameters, i, gradient);
                System.arraycopy(gradient, 0, jacobian, i * gradient.length, gradient.length);
            }
        }
    }
}
