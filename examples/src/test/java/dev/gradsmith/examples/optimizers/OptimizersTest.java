package dev.gradsmith.examples.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.History;
import dev.gradsmith.runtime.Monitor;
import dev.gradsmith.runtime.NonFiniteException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptimizersTest {
    /**
     * The steps of rmsprop at a constant rate do not become shorter: each of the three parameters stays about a rate of 0.03 away from the best
     * one, and with features of variance 1 each adds half the square of that to the loss.
     */
    private static final double ABOUT_A_STEP_AWAY = 3 * 0.03 * 0.03 / 2;

    /** Each loss ends within the order of magnitude of what the noise alone makes. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyRuleComesDownToTheNoise(long seed) {
        DataSet data = Optimizers.data(seed);
        Optimizers.trainers(seed).forEach((rule, fit) -> {
            History history = fit.apply(data, Optimizers.options());
            double[] losses = history.values(Monitor.training("loss"));
            double most = rule.startsWith("rmsprop") ? Optimizers.FLOOR + ABOUT_A_STEP_AWAY : 10 * Optimizers.FLOOR;
            assertThat(losses[2]).as(rule).isBetween(0.8 * Optimizers.FLOOR, most);
            assertThat(history.last().steps()).isEqualTo(100);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aRateOfFiveIsReported(long seed) {
        NonFiniteException thrown =
                catchThrowableOfType(NonFiniteException.class, () -> Optimizers.tooFast(seed, Optimizers.data(seed)));
        assertThat(thrown.epoch()).isEqualTo(1);
        assertThat(thrown)
                .hasMessageContaining("(Descent.grad:")
                .hasMessageContaining("as it does when training diverges: choose a smaller rate");
    }
}
