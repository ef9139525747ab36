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
    /** Each loss ends within the order of magnitude of what the noise alone makes. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyRuleComesDownToTheNoise(long seed) {
        DataSet data = Optimizers.data(seed);
        Optimizers.trainers(seed).forEach((rule, fit) -> {
            History history = fit.apply(data, Optimizers.options());
            double[] losses = history.values(Monitor.training("loss"));
            assertThat(losses[2]).as(rule).isBetween(0.8 * Optimizers.FLOOR, 10 * Optimizers.FLOOR);
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
