package dev.gradsmith.examples.zoo;

import dev.gradsmith.runtime.FitOptions;

/** Regressions on simulated data: how near the parameters come to those that made the data. */
final class Regressions {
    private static final int ROWS = 2_000;
    private static final double[] WEIGHTS = {0.5, -0.3, 0, 0.8, 0};
    private static final double INTERCEPT = 0.4;
    private static final FitOptions ALL_ROWS =
            FitOptions.epochs(2_000).batchSize(ROWS).unshuffled();

    private Regressions() {}

    /** Features, and for each row the linear part of its target. */
    private record Linear(double[] x, double[] eta) {
        static Linear of(Simulation simulation) {
            double[] x = simulation.normals(ROWS * WEIGHTS.length);
            double[] eta = new double[ROWS];
            for (int row = 0; row < ROWS; row++) {
                eta[row] = INTERCEPT + Simulation.dot(x, row, WEIGHTS);
            }
            return new Linear(x, eta);
        }

        double[] withNoise(Simulation simulation, double deviation) {
            double[] noisy = eta.clone();
            for (int row = 0; row < ROWS; row++) {
                noisy[row] += deviation * simulation.normal();
            }
            return noisy;
        }
    }

    /** At the minimum the gradient vanishes. */
    static Quality ridge() {
        Simulation simulation = new Simulation(2);
        Linear data = Linear.of(simulation);
        double[] t = data.withNoise(simulation, 0.1);
        RidgeTrainer trainer = RidgeTrainer.builder().d(WEIGHTS.length).build();
        trainer.fit(data.x(), t, ALL_ROWS);
        Ridge.Gradients gradients = trainer.model().gradients(data.x(), t);
        double largest = Simulation.distance(gradients.w(), new double[WEIGHTS.length]);
        return new Quality("ridge", "largest gradient", Math.max(largest, Math.abs(gradients.b())));
    }

    /** The weights that are zero in truth. */
    static Quality lasso() {
        Simulation simulation = new Simulation(3);
        Linear data = Linear.of(simulation);
        double[] t = data.withNoise(simulation, 0.1);
        LassoTrainer trainer = LassoTrainer.builder().d(WEIGHTS.length).build();
        trainer.fit(data.x(), t, ALL_ROWS);
        double[] w = trainer.model().w();
        return new Quality("lasso", "largest weight of no effect", Math.max(Math.abs(w[2]), Math.abs(w[4])));
    }

    static Quality poisson() {
        Simulation simulation = new Simulation(4);
        Linear data = Linear.of(simulation);
        double[] events = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            events[row] = simulation.poisson(Math.exp(data.eta()[row]));
        }
        PoissonRegressionTrainer trainer =
                PoissonRegressionTrainer.builder().d(WEIGHTS.length).build();
        trainer.fit(data.x(), events, ALL_ROWS);
        return new Quality(
                "Poisson",
                "largest error of a weight",
                Simulation.distance(trainer.model().w(), WEIGHTS));
    }

    /** Counts of a Poisson distribution whose mean varies by a gamma distribution of shape 3. */
    static Quality negativeBinomial() {
        Simulation simulation = new Simulation(5);
        Linear data = Linear.of(simulation);
        double[] events = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            events[row] = simulation.poisson(Math.exp(data.eta()[row]) * simulation.gamma(3));
        }
        NegativeBinomialRegressionTrainer trainer =
                NegativeBinomialRegressionTrainer.builder().d(WEIGHTS.length).build();
        trainer.fit(data.x(), events, ALL_ROWS);
        double shape = Math.exp(trainer.model().log_r());
        return new Quality("negative binomial", "relative error of the dispersion", Math.abs(shape / 3 - 1));
    }

    static Quality quantile() {
        Simulation simulation = new Simulation(6);
        double[] x = simulation.normals(ROWS);
        double[] t = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            t[row] = x[row] + 2 + simulation.normal();
        }
        QuantileRegressionTrainer trainer =
                QuantileRegressionTrainer.builder().q(0.9).build();
        trainer.fit(x, t, ALL_ROWS);
        return new Quality(
                "quantile 0.9", "part of the rows below", trainer.evaluate(x, t).below());
    }

    /** Every tenth observation is an outlier, as in the tutorial's drawing. */
    static Quality huber() {
        Simulation simulation = new Simulation(7);
        double[] x = simulation.normals(ROWS);
        double[] t = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            t[row] = row % 10 == 0 ? 20 : 1.5 * x[row] - 0.5 + 0.1 * simulation.normal();
        }
        HuberRegressionTrainer trainer = HuberRegressionTrainer.builder().build();
        trainer.fit(x, t, ALL_ROWS);
        return new Quality(
                "Huber, 10 % outliers",
                "error of the slope", Math.abs(trainer.model().slope() - 1.5));
    }
}
