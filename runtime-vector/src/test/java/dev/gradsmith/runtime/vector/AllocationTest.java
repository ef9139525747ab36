package dev.gradsmith.runtime.vector;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gradsmith.runtime.DoubleKernels;
import dev.gradsmith.runtime.FloatKernels;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Once compiled, the kernels allocate nothing: no vector is an object any more. By the virtual machine's own count for the thread. */
final class AllocationTest {
    private static final int CALLS = 100;
    private static final long PATIENCE_NANOS = 120_000_000_000L;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Until HotSpot has compiled all of it, which is soon but not at a time that one could know. */
    private void assertComesToAllocateNothing(Runnable call) {
        long start = System.nanoTime();
        long allocated = allocated(call);
        while (allocated != 0 && System.nanoTime() - start < PATIENCE_NANOS) {
            allocated = allocated(call);
        }
        assertThat(allocated).isZero();
    }

    private long allocated(Runnable call) {
        // What the count itself allocates is the same with no call between.
        long idle = -threads.getCurrentThreadAllocatedBytes() + threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < CALLS; i++) {
            call.run();
        }
        return threads.getCurrentThreadAllocatedBytes() - before - idle;
    }

    @Test
    void floatKernels() {
        FloatKernels kernels = VectorKernels.INSTANCE.floats();
        float[] a = new float[20_000];
        float[] b = new float[20_000];
        float[] c = new float[20_000];
        assertComesToAllocateNothing(() -> {
            kernels.multiply(21, 130, 83, a, 0, b, 0, c, 0);
            kernels.multiplyRightTransposed(21, 130, 83, a, 0, b, 0, c, 0);
            kernels.multiplyLeftTransposed(21, 130, 83, a, 0, b, 0, c, 0);
            kernels.addLeftTransposed(21, 130, 83, a, 0, b, 0, c, 0);
            kernels.multiplyVector(21, 83, a, 0, b, 0, c, 0);
            kernels.multiplyTransposedVector(21, 83, a, 0, b, 0, c, 0);
            kernels.addTransposedVector(21, 83, a, 0, b, 0, c, 0);
            for (int columns = 40; columns < 160; columns += 29) {
                kernels.multiplyVector(40, columns, a, 0, b, 0, c, 0);
                kernels.addTransposedVector(40, columns, a, 0, b, 0, c, 0);
            }
            kernels.addOuter(21, 83, a, 0, b, 0, c, 0);
            kernels.add(83, a, 0, b, 0);
            c[0] = kernels.dot(83, a, 0, b, 0);
        });
    }

    @Test
    void doubleKernels() {
        DoubleKernels kernels = VectorKernels.INSTANCE.doubles();
        double[] a = new double[20_000];
        double[] b = new double[20_000];
        double[] c = new double[20_000];
        assertComesToAllocateNothing(() -> {
            kernels.multiply(21, 130, 83, a, 0, b, 0, c, 0);
            kernels.multiplyRightTransposed(21, 130, 83, a, 0, b, 0, c, 0);
            kernels.multiplyLeftTransposed(21, 130, 83, a, 0, b, 0, c, 0);
            kernels.addLeftTransposed(21, 130, 83, a, 0, b, 0, c, 0);
            kernels.multiplyVector(21, 83, a, 0, b, 0, c, 0);
            kernels.multiplyTransposedVector(21, 83, a, 0, b, 0, c, 0);
            kernels.addTransposedVector(21, 83, a, 0, b, 0, c, 0);
            kernels.addOuter(21, 83, a, 0, b, 0, c, 0);
            kernels.add(83, a, 0, b, 0);
            c[0] = kernels.dot(83, a, 0, b, 0);
        });
    }

    @Test
    void floatFunctions() {
        FloatKernels kernels = VectorKernels.INSTANCE.floats();
        float[] x = new float[1000];
        float[] y = new float[1000];
        assertComesToAllocateNothing(() -> {
            kernels.exp(999, x, 0, y, 0);
            kernels.expm1(999, x, 0, y, 0);
            kernels.log(999, x, 0, y, 0);
            kernels.log1p(999, x, 0, y, 0);
            kernels.tanh(999, x, 0, y, 0);
            kernels.sigmoid(999, x, 0, y, 0);
            kernels.softplus(999, x, 0, y, 0);
        });
    }

    @Test
    void doubleFunctions() {
        DoubleKernels kernels = VectorKernels.INSTANCE.doubles();
        double[] x = new double[1000];
        double[] y = new double[1000];
        assertComesToAllocateNothing(() -> {
            kernels.exp(999, x, 0, y, 0);
            kernels.expm1(999, x, 0, y, 0);
            kernels.log(999, x, 0, y, 0);
            kernels.log1p(999, x, 0, y, 0);
            kernels.tanh(999, x, 0, y, 0);
            kernels.sigmoid(999, x, 0, y, 0);
            kernels.softplus(999, x, 0, y, 0);
        });
    }
}
