package dev.gradsmith.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FlatArraysTest {
    @Test
    void tensorsStandOneAfterTheOther() {
        double[] all = new double[6];
        int at = FlatArrays.put(new double[] {1, 2}, all, 0);
        at = FlatArrays.put(3, all, at);
        at = FlatArrays.put(new float[] {4, 5, 6}, all, at);
        assertThat(at).isEqualTo(6);
        assertThat(all).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void andAreTakenBack() {
        double[] all = {1, 2, 3, 0.1};
        double[] doubles = new double[2];
        float[] floats = new float[2];
        int at = FlatArrays.take(all, 0, doubles);
        assertThat(FlatArrays.take(all, at, floats)).isEqualTo(4);
        assertThat(doubles).containsExactly(1, 2);
        assertThat(floats).containsExactly(3, 0.1f);
    }

    @Test
    void lengthsAreChecked() {
        assertThatThrownBy(() -> FlatArrays.requireSize("the point", new double[2], 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the point has 2 values for 3 parameters");
    }
}
