package com.acme;

import dev.gradsmith.runtime.FitOptions;

public class Main {
    public static void main(String[] args) {
        float[] X = {0, 0, 1, 0, 0, 1, 1, 1, 2, 1, 1, 2}; // six examples of two features
        float[] yhat = {1, 3, 4, 6, 8, 9}; // 2 x0 + 3 x1 + 1

        LinearRegressionTrainer trainer =
                LinearRegressionTrainer.builder().d(2).seed(1).build();
        trainer.fit(X, yhat, FitOptions.epochs(500).batchSize(3));

        LinearRegression model = trainer.model();
        System.out.printf("y(3, 3) = %.2f%n", model.y(new float[] {3, 3})[0]);
    }
}
