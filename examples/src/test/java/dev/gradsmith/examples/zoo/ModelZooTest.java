package dev.gradsmith.examples.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradsmith.data.Table;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Every model of the zoo reaches the quality that it should. */
class ModelZooTest {
    private static void assertQuality(Quality quality, double least, double most) {
        assertThat(quality.value()).as(quality.toString()).isBetween(least, most);
    }

    /** Three quarters of the people earn less than 50,000 dollars. The logistic regression of the least loss (by SciPy 1.17's L-BFGS) is right for 0.839 of the test. */
    @Test
    void incomesAreGuessed() throws IOException {
        Table.Split census = Census.load();
        assertThat(census.train().rows()).isEqualTo(30_956);
        assertThat(census.test().rows()).isEqualTo(1_605);
        assertThat(positive(census.train())).isCloseTo(0.24053f, within(1e-5f));
        assertThat(positive(census.test())).isCloseTo(0.24611f, within(1e-5f));
        assertQuality(Classification.logistic(), 0.83, 0.85);
        assertQuality(Classification.supportVectors(), 0.83, 0.85);
    }

    private static float positive(Table table) throws IOException {
        int positive = 0;
        for (float label : table.floats("label")) {
            positive += label > 0 ? 1 : 0;
        }
        return (float) positive / table.rows();
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
