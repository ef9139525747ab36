package dev.gradsmith.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.function.Supplier;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradsmith, from the parameters that PyTorch and MXNet start with, has their losses and their parameters after some steps. */
class DjlPeersTest {
    private static final Offset<Float> CLOSE = within(1e-4f);
    private static final int ROWS = 2048;
    private static final int STEPS = 5;

    @BeforeAll
    static void useThreads() {
        Djl.useThreads(1);
        Djl.engine("PyTorch").setRandomSeed(1);
        Djl.engine("MXNet").setRandomSeed(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PyTorch", "MXNet"})
    void tutorial(String engine) {
        float[] features = Numbers.gaussian(8, 1);
        float[] observed = Numbers.gaussian(4, 2);
        try (Djl peer = TutorialStepPeers.regression(engine, 0.01f)) {
            TutorialTrainer trainer = TutorialTrainer.builder()
                    .w(peer.parameter(0))
                    .b(peer.parameter(1)[0])
                    .rate(0.01)
                    .build();
            NDArray x = peer.array(features, new Shape(4, 2));
            NDArray t = peer.array(observed, new Shape(4, 1));
            for (int i = 0; i < STEPS; i++) {
                assertThat(peer.step(x, t)).isCloseTo(trainer.step(features, observed), CLOSE);
            }
            assertThat(peer.parameter(0)).containsExactly(trainer.model().w(), CLOSE);
            assertThat(peer.parameter(1))
                    .containsExactly(new float[] {trainer.model().b()}, CLOSE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PyTorch", "MXNet"})
    void network(String engine) {
        float[] pictures = Numbers.gaussian(64 * 784, 1);
        int[] digits = Numbers.labels(64, 10, 2);
        try (Djl peer = NetworkStepPeers.network(engine, 64)) {
            NetworkTrainer trainer = NetworkTrainer.builder()
                    .first_W(transposed(peer.parameter(0), 256))
                    .second_W(transposed(peer.parameter(2), 256))
                    .last_W(transposed(peer.parameter(4), 10))
                    .build();
            NDArray x = peer.array(pictures, new Shape(64, 784));
            NDArray t = peer.array(digits);
            for (int i = 0; i < STEPS; i++) {
                assertThat(peer.step(x, t)).isCloseTo(trainer.step(pictures, digits), CLOSE);
            }
            assertThat(transposed(peer.parameter(0), 256))
                    .containsExactly(trainer.model().first_W(), CLOSE);
            assertThat(transposed(peer.parameter(4), 10))
                    .containsExactly(trainer.model().last_W(), CLOSE);
            assertThat(peer.parameter(5)).containsExactly(trainer.model().last_b(), CLOSE);
            assertThat(peer.predict(x)).containsExactly(trainer.model().z(pictures), within(1e-3f));
        }
    }

    private static float[] transposed(float[] matrix, int rows) {
        int columns = matrix.length / rows;
        float[] result = new float[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            result[i % columns * rows + i / columns] = matrix[i];
        }
        return result;
    }

    @Test
    void wideLinear() {
        try (Djl peer = WideGradientPeers.linear("PyTorch", ROWS)) {
            WideLinearTrainer trainer =
                    WideLinearTrainer.builder().w(peer.parameter(0)).build();
            assertSameSteps(peer, trainer::step, trainer.model()::w);
        }
    }

    @Test
    void wideLogistic() {
        try (Djl peer = WideGradientPeers.logistic("PyTorch", ROWS)) {
            WideLogisticTrainer trainer =
                    WideLogisticTrainer.builder().w(peer.parameter(0)).build();
            assertSameSteps(peer, trainer::step, trainer.model()::w);
        }
    }

    /** A generated trainer's step on the wide data. */
    private interface WideStep {
        float on(float[] features, float[] targets);
    }

    private static void assertSameSteps(Djl peer, WideStep step, Supplier<float[]> weights) {
        float[] features = Numbers.gaussian(ROWS * 100, 1);
        float[] targets = Numbers.gaussian(ROWS, 2);
        NDArray x = peer.array(features, new Shape(ROWS, 100));
        NDArray t = peer.array(targets, new Shape(ROWS, 1));
        for (int i = 0; i < STEPS; i++) {
            float loss = step.on(features, targets);
            assertThat(peer.step(x, t)).isCloseTo(loss, within(1e-5f * loss));
        }
        assertThat(peer.parameter(0)).containsExactly(weights.get(), within(1e-5f));
    }

    /** As many arrays as before: a peer that kept those of each step would work in memory that is in no cache. */
    @ParameterizedTest
    @ValueSource(strings = {"PyTorch", "MXNet"})
    void nothingIsLeftOfAStepOrOfAPrediction(String engine) {
        try (Djl peer = TutorialStepPeers.regression(engine, 0.01f)) {
            NDArray x = peer.array(Numbers.gaussian(8, 1), new Shape(4, 2));
            NDArray t = peer.array(Numbers.gaussian(4, 2), new Shape(4, 1));
            peer.step(x, t);
            NDManager manager = x.getManager();
            int before = manager.getManagedArrays().size();

            peer.step(x, t);
            peer.predict(x);

            assertThat(manager.getManagedArrays()).hasSize(before);
        }
    }
}
