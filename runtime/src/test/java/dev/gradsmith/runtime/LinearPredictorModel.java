package dev.gradsmith.runtime;

import java.util.Arrays;

/** A generalized linear model written by hand: the negative log likelihood of rows x with responses y, a sum of cumulant(eta) - y eta. */
final class LinearPredictorModel implements ConvexFunction {
    /** The cumulant function of a family with its canonical link, and its derivatives. */
    enum Family {
        BINOMIAL {
            @Override
            double[] at(double eta) {
                double p = 1 / (1 + Math.exp(-eta));
                double softplus = Math.max(eta, 0) + Math.log1p(Math.exp(-Math.abs(eta)));
                return new double[] {softplus, p, p * (1 / (1 + Math.exp(eta)))};
            }
        },
        POISSON {
            @Override
            double[] at(double eta) {
                double mean = Math.exp(eta);
                return new double[] {mean, mean, mean};
            }
        };

        abstract double[] at(double eta);
    }

    private final Family family;
    private final double[][] x;
    private final double[] y;

    LinearPredictorModel(Family family, double[][] x, double[] y) {
        this.family = family;
        this.x = x;
        this.y = y;
    }

    @Override
    public int size() {
        return x[0].length;
    }

    private double eta(double[] at, int row) {
        double sum = 0;
        for (int j = 0; j < at.length; j++) {
            sum += x[row][j] * at[j];
        }
        return sum;
    }

    @Override
    public double value(double[] at) {
        return valueAndGradient(at, new double[at.length]);
    }

    @Override
    public double valueAndGradient(double[] at, double[] gradient) {
        Arrays.fill(gradient, 0);
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            double eta = eta(at, i);
            double[] cumulant = family.at(eta);
            sum += cumulant[0] - y[i] * eta;
            for (int j = 0; j < at.length; j++) {
                gradient[j] += (cumulant[1] - y[i]) * x[i][j];
            }
        }
        return sum;
    }

    @Override
    public void gradient(double[] at, double[] gradient) {
        valueAndGradient(at, gradient);
    }

    @Override
    public void hessianVectorProduct(double[] at, double[] vector, double[] product) {
        Arrays.fill(product, 0);
        for (int i = 0; i < y.length; i++) {
            double share = family.at(eta(at, i))[2] * eta(vector, i);
            for (int j = 0; j < at.length; j++) {
                product[j] += share * x[i][j];
            }
        }
    }

    @Override
    public int rootRows() {
        return y.length;
    }

    @Override
    public void hessianRoot(double[] at, double[] root) {
        for (int i = 0; i < y.length; i++) {
            double weight = Math.sqrt(family.at(eta(at, i))[2]);
            for (int j = 0; j < at.length; j++) {
                root[i * at.length + j] = weight * x[i][j];
            }
        }
    }

    @Override
    public double scale() {
        return 1;
    }
}
