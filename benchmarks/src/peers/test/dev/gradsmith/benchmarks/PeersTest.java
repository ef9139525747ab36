package dev.gradsmith.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import dev.gradsmith.runtime.Kernels;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers do the same work as Gradsmith: only then are their times comparable. */
class PeersTest {
    private static final Offset<Float> CLOSE = within(1e-4f);
    private static final int ROWS = 2048;

    @Test
    void tutorialInC() {
        float[] features = Numbers.gaussian(8, 1);
        float[] observed = Numbers.gaussian(4, 2);
        TutorialTrainer trainer = TutorialTrainer.builder()
                .w(new float[] {0.5f, -0.5f})
                .b(0.1f)
                .rate(0.01)
                .build();
        float losses = 0;
        for (int i = 0; i < 100; i++) {
            losses += trainer.step(features, observed);
        }
        float[] plain = {0.5f, -0.5f, 0.1f};
        float[] shortest = plain.clone();

        assertThat(InC.tutorialSteps(features, observed, plain, 0.01f, 100)).isCloseTo(losses, within(1e-3f));
        assertThat(InC.shortTutorialSteps(features, observed, shortest, 0.01f, 100))
                .isCloseTo(losses, within(1e-3f));
        assertThat(plain)
                .containsExactly(
                        trainer.model().w()[0],
                        trainer.model().w()[1],
                        trainer.model().b());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void wideLinear(int threads) {
        float[] features = Numbers.gaussian(ROWS * 100, 1);
        float[] targets = Numbers.gaussian(ROWS, 2);
        WideLinearTrainer trainer =
                WideLinearTrainer.builder().w(new float[100]).build();
        float[] weights = new float[100];
        float[] blasWeights = new float[100];
        InC.useOpenBlas(threads);
        for (int i = 0; i < 10; i++) {
            float loss = trainer.step(features, targets);
            assertThat(InC.onePassStep(InC.Loss.LINEAR, features, targets, weights, 1e-3f, threads))
                    .isCloseTo(loss, CLOSE);
            assertThat(InC.blasStep(InC.Loss.LINEAR, features, targets, blasWeights, 1e-3f, new float[ROWS]))
                    .isCloseTo(loss, CLOSE);
        }
        assertThat(weights).containsExactly(trainer.model().w(), within(1e-6f));
        assertThat(blasWeights).containsExactly(trainer.model().w(), within(1e-6f));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void wideLogistic(int threads) {
        float[] features = Numbers.gaussian(ROWS * 100, 1);
        float[] targets = Numbers.gaussian(ROWS, 2);
        WideLogisticTrainer trainer =
                WideLogisticTrainer.builder().w(new float[100]).build();
        float[] weights = new float[100];
        float[] blasWeights = new float[100];
        InC.useOpenBlas(threads);
        for (int i = 0; i < 10; i++) {
            float loss = trainer.step(features, targets);
            assertThat(InC.onePassStep(InC.Loss.LOGISTIC, features, targets, weights, 1e-3f, threads))
                    .isCloseTo(loss, CLOSE);
            assertThat(InC.blasStep(InC.Loss.LOGISTIC, features, targets, blasWeights, 1e-3f, new float[ROWS]))
                    .isCloseTo(loss, CLOSE);
        }
        assertThat(weights).containsExactly(trainer.model().w(), within(1e-6f));
        assertThat(blasWeights).containsExactly(trainer.model().w(), within(1e-6f));
    }

    @Test
    void wideLogisticInSmile() throws ReflectiveOperationException {
        float[] features = Numbers.gaussian(ROWS * 100, 1);
        int[] labels = Numbers.labels(ROWS, 2, 2);
        float[] targets = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            targets[i] = 2 * labels[i] - 1;
        }
        SmileLogistic peer = new SmileLogistic(features, labels);
        WideLogisticTrainer trainer =
                WideLogisticTrainer.builder().w(new float[100]).build();
        for (int i = 0; i < 3; i++) {
            assertThat((float) peer.step(1e-3, ROWS)).isCloseTo(trainer.step(features, targets), CLOSE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void reading(int threads) {
        float[] features = Numbers.gaussian(ROWS * 100, 1);
        double sum = 0;
        for (float feature : features) {
            sum += feature;
        }
        assertThat(InC.readAll(features, threads)).isCloseTo((float) sum, within(0.01f));
    }

    @Test
    void chains() {
        float[] x = Numbers.gaussian(4096, 1);
        assertThat(InC.chains(1, x, 1)).isEqualTo(Chain1.builder().build().y(x)[4095]);
        assertThat(InC.chains(16, x, 1)).isCloseTo(Chain16.builder().build().y(x)[4095], CLOSE);
    }

    @ParameterizedTest
    @CsvSource({"5x7x3,1", "5x7x3',2", "5'x7x3,1"})
    void products(String product, int threads) {
        InC.useOpenBlas(threads);
        Product sizes = Product.parse(product);
        float[] expected = new float[35];
        if (sizes.rightTransposed()) {
            Kernels.plain().floats().multiplyRightTransposed(5, 3, 7, sizes.left(), 0, sizes.right(), 0, expected, 0);
        } else if (sizes.leftTransposed()) {
            Kernels.plain().floats().multiplyLeftTransposed(5, 3, 7, sizes.left(), 0, sizes.right(), 0, expected, 0);
        } else {
            Kernels.plain().floats().multiply(5, 3, 7, sizes.left(), 0, sizes.right(), 0, expected, 0);
        }
        float[] result = new float[35];
        InC.blasMultiply(5, 7, 3, sizes.left(), sizes.leftTransposed(), sizes.right(), sizes.rightTransposed(), result);
        assertThat(result).containsExactly(expected, within(1e-5f));
    }

    @Test
    void onnxNetwork() throws OrtException {
        LatencyPeersInOnnx peer = new LatencyPeersInOnnx();
        peer.setUp();
        float[] z = Network.builder()
                .first_W(OnnxNetwork.weights(784, 256, 4))
                .second_W(OnnxNetwork.weights(256, 256, 5))
                .last_W(OnnxNetwork.weights(256, 10, 6))
                .build()
                .z(Numbers.gaussian(784, 1));
        assertThat(peer.onnxRuntime()).containsExactly(z, CLOSE);
    }

    @Test
    void tutorialInSameDiff() {
        SameDiffModel model = SameDiffModel.tutorial(0.01);
        TutorialTrainer trainer = TutorialTrainer.builder()
                .w(Numbers.gaussian(2, 3))
                .b(0)
                .rate(0.01)
                .build();
        for (int i = 0; i < 10; i++) {
            trainer.step(Numbers.gaussian(8, 1), Numbers.gaussian(4, 2));
            model.step();
        }
        assertThat(model.parameter("w")).containsExactly(trainer.model().w(), CLOSE);
        assertThat(model.parameter("b"))
                .containsExactly(new float[] {trainer.model().b()}, CLOSE);
    }

    @Test
    void networkInSameDiff() {
        SameDiffModel model = SameDiffModel.network(64, 0.1);
        NetworkTrainer trainer = NetworkTrainer.builder()
                .first_W(OnnxNetwork.weights(784, 256, 1))
                .second_W(OnnxNetwork.weights(256, 256, 2))
                .last_W(OnnxNetwork.weights(256, 10, 3))
                .build();
        float[] pictures = Numbers.gaussian(64 * 784, 1);
        int[] digits = Numbers.labels(64, 10, 2);
        for (int i = 0; i < 5; i++) {
            trainer.step(pictures, digits);
            model.step();
        }
        assertThat(model.parameter("w1")).containsExactly(trainer.model().first_W(), CLOSE);
        assertThat(model.parameter("w3")).containsExactly(trainer.model().last_W(), CLOSE);
    }
}
