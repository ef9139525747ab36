package dev.gradsmith.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.runtime.DoubleKernels;
import dev.gradsmith.runtime.FloatKernels;
import dev.gradsmith.runtime.SumsFrom;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What generated code calls through a switch is what that switch's rounds have warmed up. */
class KernelRoundsTest {
    private static final int LARGE = SizeClass.ofProduct(64, 256);

    private final Set<SumsFrom> starts = EnumSet.noneOf(SumsFrom.class);

    /** In rounds, the first block sets the sums, and others add to them: both ways go through one switch. */
    @Test
    void sumsOfFloatsAreWarmedUpFromBothStarts() {
        new FloatRounds().run(KernelName.ADD_LEFT_TRANSPOSED, LARGE, recording(FloatKernels.class));

        assertThat(starts).containsExactlyInAnyOrder(SumsFrom.values());
    }

    @Test
    void sumsOfDoublesAreWarmedUpFromBothStarts() {
        new DoubleRounds().run(KernelName.ADD_LEFT_TRANSPOSED, LARGE, recording(DoubleKernels.class));

        assertThat(starts).containsExactlyInAnyOrder(SumsFrom.values());
    }

    private <K> K recording(Class<K> kernels) {
        return kernels.cast(Proxy.newProxyInstance(
                kernels.getClassLoader(), new Class<?>[] {kernels}, (proxy, method, arguments) -> {
                    if (method.isDefault()) {
                        return InvocationHandler.invokeDefault(proxy, method, arguments);
                    }
                    record(method, arguments);
                    return null;
                }));
    }

    private void record(Method method, Object[] arguments) {
        assertThat(method.getName()).isEqualTo("addRowsOfLeftTransposed");
        starts.add((SumsFrom) arguments[0]);
    }
}
