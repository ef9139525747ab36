package dev.gradsmith.examples.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Every model of the zoo reaches the quality that it should. */
class ModelZooTest {
    private static void assertQuality(Quality quality, double least, double most) {
        assertThat(quality.value()).as(quality.toString()).isBetween(least, most);
    }

    @Test
    void linearClassifiersComeNearTheTrueWeights() throws IOException {
        // The labels are random: with the true weights themselves the accuracy is 0.93.
        assertQuality(Classification.logistic(), 0.91, 0.94);
        assertQuality(Classification.supportVectors(), 0.91, 0.94);
    }

    @Test
    void digitsAreRecognised() throws IOException {
        assertQuality(Classification.softmax(), 0.88, 1);
        assertQuality(Classification.perceptron(), 0.92, 1);
        assertQuality(Classification.dropout(), 0.90, 1);
    }

    @Test
    void digitsAreCompressed() throws IOException {
        assertQuality(Structures.autoencoder(), 0, 0.05);
    }

    @Test
    void penalisedRegressionsReachTheirMinimum() {
        assertQuality(Regressions.ridge(), 0, 1e-9);
        assertQuality(Regressions.lasso(), 0, 1e-3);
    }

    @Test
    void countsAreExplained() {
        assertQuality(Regressions.poisson(), 0, 0.05);
        assertQuality(Regressions.negativeBinomial(), 0, 0.15);
    }

    @Test
    void robustLinesAreFound() {
        assertQuality(Regressions.quantile(), 0.89, 0.91);
        assertQuality(Regressions.huber(), 0, 0.02);
    }

    @Test
    void hiddenStructureIsFound() {
        assertQuality(Structures.factorizationMachine(), 0, 1e-3);
        assertQuality(Structures.matrixFactorization(), 0, 0.025);
        assertQuality(Structures.gaussianMixture(), 0, 0.06);
        assertQuality(Structures.differentialEquation(), 0, 1e-3);
    }
}
