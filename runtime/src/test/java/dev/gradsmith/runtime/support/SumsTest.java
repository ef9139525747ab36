package dev.gradsmith.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class SumsTest {
    @Test
    void everyLengthFromEveryOffset() {
        for (int length = 0; length < 40; length++) {
            for (int offset = 0; offset < 9; offset++) {
                double[] x = new double[offset + length + 3];
                Arrays.fill(x, Double.NaN);
                float[] narrow = new float[x.length];
                double expected = 0;
                for (int i = 0; i < length; i++) {
                    x[offset + i] = i * i - 7;
                    expected += x[offset + i];
                }
                for (int i = 0; i < x.length; i++) {
                    narrow[i] = (float) x[i];
                }
                assertThat(Sums.sum(length, x, offset)).isEqualTo(expected);
                assertThat(Sums.sum(length, narrow, offset)).isEqualTo(expected);
            }
        }
    }

    @Test
    void floatsAreAddedInDoublePrecision() {
        float[] x = new float[1000];
        Arrays.fill(x, 1);
        x[0] = 1e9f;
        assertThat(Sums.sum(x.length, x, 0)).isEqualTo(1e9 + 999);
    }
}
