package dev.gradsmith.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
    private static List<String> labels(Scale.Kind kind, double low, double high) {
        return new Scale(kind, low, high)
                .ticks(5).stream().map(Scale.Tick::label).toList();
    }

    @Test
    void ticksAreRoundNumbers() {
        assertThat(labels(Scale.Kind.LINEAR, 0, 10)).containsExactly("0", "2", "4", "6", "8", "10");
        assertThat(labels(Scale.Kind.LINEAR, -0.31, 0.42)).containsExactly("−0.2", "0.0", "0.2", "0.4");
        assertThat(labels(Scale.Kind.WHOLE, 1, 3)).containsExactly("1", "2", "3");
        assertThat(labels(Scale.Kind.LOGARITHMIC, 0.005, 30)).containsExactly("0.01", "0.1", "1", "10");
        assertThat(labels(Scale.Kind.LOGARITHMIC, 1e-9, 1)).contains("10⁻⁷");
        assertThat(labels(Scale.Kind.LINEAR, 0, 5e7)).contains("2×10⁷");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "5, 5", "-1e300, 1e300", "1e-300, 2e-300", "1, 1.0000000000000002", "1e15, 1.000000000000001e15"
    })
    void everyRangeHasAScaleWithFewTicks(double low, double high) {
        for (Scale.Kind kind : Scale.Kind.values()) {
            Bounds bounds = new Bounds(kind);
            bounds.add(low, high, Double.NaN, Double.POSITIVE_INFINITY);
            Scale scale = bounds.scale(kind);
            assertThat(scale.low()).isLessThan(scale.high());
            assertThat(scale.ticks(5)).hasSizeLessThanOrEqualTo(20);
            if (!bounds.isEmpty() && high > 0) {
                assertThat(scale.position(high)).isBetween(-1e-9, 1 + 1e-9);
            }
        }
    }

    @Test
    void numbersReadAsPeopleWriteThem() {
        assertThat(NumberText.significant(0.0130412, 4)).isEqualTo("0.01304");
        assertThat(NumberText.significant(-3.40001, 4)).isEqualTo("−3.4");
        assertThat(NumberText.significant(12_345.678, 4)).isEqualTo("12,346");
        assertThat(NumberText.significant(1.25e-7, 3)).isEqualTo("1.25×10⁻⁷");
        assertThat(NumberText.significant(Double.NaN, 3)).isEqualTo("NaN");
    }
}
