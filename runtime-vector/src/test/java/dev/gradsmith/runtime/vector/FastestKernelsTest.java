package dev.gradsmith.runtime.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.runtime.Execution;
import dev.gradsmith.runtime.FloatKernels;
import dev.gradsmith.runtime.Kernels;
import dev.gradsmith.runtime.KernelsProvider;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What a model computes with by default comes to be the kernels on vectors, and its results stay the same bits all the time. */
final class FastestKernelsTest {
    private static final int SIZE = 96;
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    @Test
    void theProviderIsFound() {
        assertThat(ServiceLoader.load(KernelsProvider.class))
                .hasOnlyElementsOfType(VectorKernelsProvider.class)
                .hasSize(1);
    }

    @Test
    void theChangeIsLoggedOnceAndNotSeenInResults() {
        List<String> messages = new CopyOnWriteArrayList<>();
        Logger logger = Logger.getLogger("dev.gradsmith.runtime");
        Handler handler = new Collector(messages);
        logger.addHandler(handler);
        FloatKernels kernels = Execution.sequential().kernels().floats();
        float[] a = random(1);
        float[] b = random(2);
        float[] expected = new float[SIZE * SIZE];
        Kernels.plain().floats().multiply(SIZE, SIZE, SIZE, a, 0, b, 0, expected, 0);
        float[] c = new float[SIZE * SIZE];
        long start = System.nanoTime();
        // The message comes when the warm-up begins.
        while (messages.isEmpty() && System.nanoTime() - start < PATIENCE_NANOS) {
            kernels.multiply(SIZE, SIZE, SIZE, a, 0, b, 0, c, 0);
            assertThat(c).isEqualTo(expected);
        }
        for (int i = 0; i < 2_000; i++) {
            kernels.multiply(SIZE, SIZE, SIZE, a, 0, b, 0, c, 0);
            assertThat(c).isEqualTo(expected);
        }
        logger.removeHandler(handler);
        assertThat(messages).hasSize(1);
        assertThat(messages.get(0))
                .matches(
                        "Matrix products and functions of arrays are computed by the Vector API, \\d+ bits, once warm\\. For plain Java, start java"
                                + " without --add-modules jdk\\.incubator\\.vector; results are the same\\.");
    }

    private static float[] random(long seed) {
        Random random = new Random(seed);
        float[] values = new float[SIZE * SIZE];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static final class Collector extends Handler {
        private final List<String> messages;

        Collector(List<String> messages) {
            this.messages = messages;
        }

        @Override
        public void publish(LogRecord message) {
            messages.add(message.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
