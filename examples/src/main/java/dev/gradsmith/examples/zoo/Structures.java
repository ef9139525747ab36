package dev.gradsmith.examples.zoo;

import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.FitOptions;
import java.io.IOException;

/** Models of hidden structure: factors, clusters, codes, dynamics. */
final class Structures {
    private Structures() {}

    /** Products of pairs of features, made by factors of rank 2. */
    static Quality factorizationMachine() {
        int rows = 5_000;
        int d = 10;
        Simulation simulation = new Simulation(8);
        double[] factors = simulation.normals(d * 2);
        double[] x = simulation.normals(rows * d);
        double[] t = new double[rows];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < d; i++) {
                for (int j = i + 1; j < d; j++) {
                    double product = factors[2 * i] * factors[2 * j] + factors[2 * i + 1] * factors[2 * j + 1];
                    t[row] += product * x[row * d + i] * x[row * d + j] / d;
                }
            }
        }
        DataSet all = DataSet.builder()
                .add("X", Simulation.floats(x), d)
                .add("t", Simulation.floats(t))
                .build();
        FactorizationMachineTrainer trainer =
                FactorizationMachineTrainer.builder().d(d).seed(1).build();
        trainer.fit(all.rows(0, 4_000), FitOptions.epochs(60).batchSize(100));
        return new Quality(
                "factorization machine",
                "test mean squared error",
                trainer.evaluate(all.rows(4_000, rows)).loss());
    }

    /** Ratings of 200 items by 300 users, with noise of variance 0.01. */
    static Quality matrixFactorization() {
        int users = 300;
        int items = 200;
        int ratings = 20_000;
        Simulation simulation = new Simulation(9);
        double[] u = simulation.normals(users * 2);
        double[] v = simulation.normals(items * 2);
        int[] user = new int[ratings];
        int[] item = new int[ratings];
        float[] rating = new float[ratings];
        for (int i = 0; i < ratings; i++) {
            user[i] = simulation.below(users);
            item[i] = simulation.below(items);
            double product = u[2 * user[i]] * v[2 * item[i]] + u[2 * user[i] + 1] * v[2 * item[i] + 1];
            rating[i] = (float) (3 + product + 0.1 * simulation.normal());
        }
        DataSet all = DataSet.builder()
                .add("user", user)
                .add("item", item)
                .add("rating", rating)
                .build();
        MatrixFactorizationTrainer trainer = MatrixFactorizationTrainer.builder()
                .users(users)
                .items(items)
                .seed(1)
                .build();
        trainer.fit(all.rows(0, 18_000), FitOptions.epochs(40).batchSize(200));
        return new Quality(
                "matrix factorization",
                "test mean squared error",
                trainer.evaluate(all.rows(18_000, ratings)).loss());
    }

    static Quality autoencoder() throws IOException {
        DataSet.Split digits = Digits.load();
        AutoencoderTrainer trainer = AutoencoderTrainer.builder().seed(1).build();
        trainer.fit(digits.train().floats("X"), FitOptions.epochs(12).batchSize(64));
        return new Quality(
                "autoencoder 784-32-784, digits",
                "test mean squared error",
                trainer.evaluate(digits.test().floats("X")).loss());
    }

    /** Three clusters, of which each must have found one centre. */
    static Quality gaussianMixture() {
        double[] truth = {-2, 0, 2, 1, 0, 3};
        Simulation simulation = new Simulation(10);
        int rows = 3_000;
        double[] x = new double[rows * 2];
        for (int row = 0; row < rows; row++) {
            int cluster = simulation.below(3);
            x[2 * row] = truth[2 * cluster] + 0.5 * simulation.normal();
            x[2 * row + 1] = truth[2 * cluster + 1] + 0.5 * simulation.normal();
        }
        GaussianMixtureTrainer trainer = GaussianMixtureTrainer.builder()
                .center(new double[] {-1, 0, 1, 0, 0, 1})
                .build();
        trainer.fit(x, FitOptions.epochs(400).batchSize(rows).unshuffled());
        return new Quality(
                "Gaussian mixture",
                "largest error of a centre",
                Simulation.distance(trainer.model().center(), truth));
    }

    /** Observations made by small Euler steps with the rates 1.1, 0.6, 0.3 and 0.7, without noise. */
    static Quality differentialEquation() {
        double[] rates = {1.1, 0.6, 0.3, 0.7};
        int times = 30;
        int fine = 20_000;
        double[] prey = new double[times];
        double[] predators = new double[times];
        double u = 1.5;
        double v = 1;
        for (int t = 0; t < times; t++) {
            prey[t] = u;
            predators[t] = v;
            for (int i = 0; i < fine; i++) {
                double growth = rates[0] * u - rates[1] * u * v;
                double decline = rates[2] * u * v - rates[3] * v;
                u += 0.2 / fine * growth;
                v += 0.2 / fine * decline;
            }
        }
        LotkaVolterraTrainer trainer = LotkaVolterraTrainer.builder().build();
        for (int step = 0; step < 4_000; step++) {
            trainer.step(prey, predators);
        }
        LotkaVolterra fitted = trainer.model();
        double[] found = {fitted.a(), fitted.b(), fitted.c(), fitted.d()};
        return new Quality("Lotka-Volterra equation", "largest error of a rate", Simulation.distance(found, rates));
    }
}
