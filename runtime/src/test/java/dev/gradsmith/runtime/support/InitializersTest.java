package dev.gradsmith.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The bits of a parameter's first values, on every JDK. */
final class InitializersTest {
    private static double[] doubles(Consumer<double[]> initializer) {
        double[] values = new double[3];
        initializer.accept(values);
        return values;
    }

    private static float[] floats(Consumer<float[]> initializer) {
        float[] values = new float[3];
        initializer.accept(values);
        return values;
    }

    @Test
    void normal() {
        assertThat(doubles(values -> Initializers.normal(values, 1, "w", 0, 1)))
                .containsExactly(-0x1.1da8b1a335d2fp-2, -0x1.41f947fcbcd8bp0, 0x1.a6651b095ea29p-3);
        assertThat(floats(values -> Initializers.normal(values, 1, "w", 0, 1)))
                .containsExactly(-0x1.1da8b2p-2f, -0x1.41f948p0f, 0x1.a6651cp-3f);
    }

    @Test
    void normalOfAMeanAndADeviation() {
        assertThat(doubles(values -> Initializers.normal(values, 1, "w", 2, 0.5)))
                .containsExactly(0x1.dc4ae9cb9945ap0, 0x1.5f035c01a193ap0, 0x1.0d3328d84af51p1);
        assertThat(floats(values -> Initializers.normal(values, 1, "w", 2, 0.5)))
                .containsExactly(0x1.dc4aeap0f, 0x1.5f035cp0f, 0x1.0d3328p1f);
    }

    @Test
    void uniform() {
        assertThat(doubles(values -> Initializers.uniform(values, 1, "w", -3, 5)))
                .containsExactly(0x1.b642d1cb73b3p-2, -0x1.9433adecf4f24p0, 0x1.ae2b3c3f875eap1);
        assertThat(floats(values -> Initializers.uniform(values, 1, "w", -3, 5)))
                .containsExactly(0x1.b642d2p-2f, -0x1.9433aep0f, 0x1.ae2b3cp1f);
    }

    @Test
    void glorot() {
        assertThat(doubles(values -> Initializers.glorot(values, 1, "w", 10, 20)))
                .containsExactly(-0x1.05f34fe8fd884p-4, -0x1.274052218f5aap-2, 0x1.0e44a0383e47dp-2);
        assertThat(floats(values -> Initializers.glorot(values, 1, "w", 10, 20)))
                .containsExactly(-0x1.05f35p-4f, -0x1.274052p-2f, 0x1.0e44ap-2f);
    }

    @Test
    void he() {
        assertThat(doubles(values -> Initializers.he(values, 1, "w", 10)))
                .containsExactly(-0x1.ff0095a38e90dp-4, -0x1.1ffb69a8c2086p-1, 0x1.79cd309db47ccp-4);
        assertThat(floats(values -> Initializers.he(values, 1, "w", 10)))
                .containsExactly(-0x1.ff0096p-4f, -0x1.1ffb6ap-1f, 0x1.79cd3p-4f);
    }

    @Test
    void constant() {
        assertThat(doubles(values -> Initializers.constant(values, 0.1))).containsExactly(0.1, 0.1, 0.1);
        assertThat(floats(values -> Initializers.constant(values, 0.1))).containsExactly(0.1f, 0.1f, 0.1f);
    }

    @Test
    void dependOnSeedAndName() {
        double[] values = doubles(array -> Initializers.normal(array, 1, "w", 0, 1));
        assertThat(doubles(array -> Initializers.normal(array, 2, "w", 0, 1))).doesNotContain(values);
        assertThat(doubles(array -> Initializers.normal(array, 1, "b", 0, 1))).doesNotContain(values);
    }

    /** Glorot's bounds are the formula's, and the values fill them; He's deviation is. */
    @Test
    void haveTheSpreadOfTheirFormulas() {
        double[] glorot = new double[100_000];
        Initializers.glorot(glorot, 1, "w", 30, 24);
        double largest = 0;
        for (double value : glorot) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertThat(largest).isBetween(0.999 / 3, 1.0 / 3);
        double[] he = new double[100_000];
        Initializers.he(he, 1, "w", 8);
        double squares = 0;
        for (double value : he) {
            squares += value * value;
        }
        assertThat(Math.sqrt(squares / he.length)).isBetween(0.495, 0.505);
    }
}
