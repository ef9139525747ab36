package dev.gradsmith.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gradsmith.runtime.support.Batches;
import dev.gradsmith.runtime.support.Shapes;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What a training step calls allocates nothing, by the virtual machine's own count for the thread. */
final class AllocationTest {
    private static final int WARM_UP = 2_000;
    private static final int CALLS = 200;
    private static final int ATTEMPTS = 5;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final float[] floats = new float[4096];
    private final double[] doubles = new double[4096];
    private final int[] ints = new int[4096];
    private final int[] order = new int[64];

    private void assertNothingAllocated(Runnable call) {
        assertThat(allocated(call)).isZero();
    }

    /**
     * The bytes that all calls together allocated on this thread, once warm. The least of some attempts: what a call allocates is in each of
     * them, what the virtual machine allocates when it goes over to other code is in one.
     */
    private long allocated(Runnable call) {
        repeat(call, WARM_UP);
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS && least > 0; attempt++) {
            least = Math.min(least, counted(call));
        }
        return least;
    }

    private long counted(Runnable call) {
        long thread = Thread.currentThread().getId();
        // What the count itself allocates is the same with no call between.
        long idle = -threads.getThreadAllocatedBytes(thread) + threads.getThreadAllocatedBytes(thread);
        long before = threads.getThreadAllocatedBytes(thread);
        repeat(call, CALLS);
        long after = threads.getThreadAllocatedBytes(thread);
        return after - before - idle;
    }

    private static void repeat(Runnable call, int times) {
        for (int i = 0; i < times; i++) {
            call.run();
        }
    }

    /** That the count sees an allocation at all. */
    @Test
    void anAllocationIsSeen() {
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        float[] made = new float[1000 + ints[0]];
        assertThat(threads.getThreadAllocatedBytes(thread) - before).isGreaterThan(made.length * 4L);
    }

    @Test
    void runningTasks() {
        Execution.Task task = (index, worker) -> doubles[index * 64] += worker;
        Execution sequential = Execution.sequential();
        assertNothingAllocated(() -> sequential.run(16, task));
        Execution threaded = Execution.threads(2);
        // A thread that has to wait on a busy machine stands in the lock's queue, which makes a node for it now and
        // then.
        assertThat(allocated(() -> threaded.run(16, task)) / CALLS).isZero();
    }

    /** The other threads, too: theirs is counted from inside the tasks that they take. */
    @Test
    void runningTasksOnTheOtherThreads() {
        int[] taken = new int[2];
        long[] latest = new long[2];
        long[] growth = new long[2];
        Execution.Task task = (index, worker) -> {
            long now = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            if (taken[worker] != 0) {
                growth[worker] = now - latest[worker];
            }
            latest[worker] = now;
            taken[worker]++;
        };
        Execution execution = Execution.threads(2);
        repeat(() -> execution.run(64, task), WARM_UP);
        // On a busy machine the other thread may get its first turn late.
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (taken[1] < 2 && System.nanoTime() < deadline) {
            repeat(() -> execution.run(64, task), 100);
        }
        assertThat(taken[1]).as("tasks that the other thread took").isGreaterThan(1);
        assertThat(growth).containsOnly(0);
    }

    @Test
    void floatKernels() {
        FloatKernels kernels = Kernels.plain().floats();
        assertNothingAllocated(() -> {
            kernels.multiplyVector(13, 9, floats, 0, floats, 200, floats, 300);
            kernels.multiplyTransposedVector(13, 9, floats, 0, floats, 200, floats, 300);
            kernels.addTransposedVector(13, 9, floats, 0, floats, 200, floats, 300);
            kernels.multiply(9, 8, 7, floats, 0, floats, 100, floats, 200);
            kernels.multiplyRightTransposed(9, 8, 7, floats, 0, floats, 100, floats, 200);
            kernels.multiplyLeftTransposed(9, 8, 7, floats, 0, floats, 100, floats, 200);
            kernels.addLeftTransposed(9, 8, 7, floats, 0, floats, 100, floats, 200);
            floats[0] += kernels.dot(99, floats, 0, floats, 100);
            kernels.addOuter(9, 8, floats, 0, floats, 100, floats, 200);
            kernels.add(99, floats, 0, floats, 100);
        });
    }

    @Test
    void doubleKernels() {
        DoubleKernels kernels = Kernels.plain().doubles();
        assertNothingAllocated(() -> {
            kernels.multiplyVector(13, 9, doubles, 0, doubles, 200, doubles, 300);
            kernels.multiplyTransposedVector(13, 9, doubles, 0, doubles, 200, doubles, 300);
            kernels.addTransposedVector(13, 9, doubles, 0, doubles, 200, doubles, 300);
            kernels.multiply(9, 8, 7, doubles, 0, doubles, 100, doubles, 200);
            kernels.multiplyRightTransposed(9, 8, 7, doubles, 0, doubles, 100, doubles, 200);
            kernels.multiplyLeftTransposed(9, 8, 7, doubles, 0, doubles, 100, doubles, 200);
            kernels.addLeftTransposed(9, 8, 7, doubles, 0, doubles, 100, doubles, 200);
            doubles[0] += kernels.dot(99, doubles, 0, doubles, 100);
            kernels.addOuter(9, 8, doubles, 0, doubles, 100, doubles, 200);
            kernels.add(99, doubles, 0, doubles, 100);
        });
    }

    @Test
    void gatheringABatch() {
        float[] floatBatch = new float[64 * 20];
        double[] doubleBatch = new double[64 * 20];
        int[] intBatch = new int[64 * 20];
        for (int width : new int[] {1, 5, 20}) {
            assertNothingAllocated(() -> {
                Batches.gather(floats, width, order, 0, 64, floatBatch);
                Batches.gather(doubles, width, order, 0, 64, doubleBatch);
                Batches.gather(ints, width, order, 0, 64, intBatch);
            });
        }
    }

    @Test
    void checksThatPass() {
        assertNothingAllocated(() -> {
            Shapes.rows("X", 128, 2, "d", "[n, d]");
            Shapes.requireLength("yhat", "[n]", 64, 64, "n", 64, "X");
            Shapes.requireIndices("ids", ints, "v", 1);
        });
    }

    @Test
    void floatFunctions() {
        FloatKernels kernels = Kernels.plain().floats();
        assertNothingAllocated(() -> {
            kernels.exp(4096, floats, 0, floats, 0);
            kernels.expm1(30, floats, 0, floats, 0);
            kernels.log(4096, floats, 0, floats, 0);
            kernels.log1p(30, floats, 0, floats, 0);
            kernels.tanh(4096, floats, 0, floats, 0);
            kernels.sigmoid(30, floats, 0, floats, 0);
            kernels.softplus(4096, floats, 0, floats, 0);
        });
    }

    @Test
    void doubleFunctions() {
        DoubleKernels kernels = Kernels.plain().doubles();
        assertNothingAllocated(() -> {
            kernels.exp(4096, doubles, 0, doubles, 0);
            kernels.expm1(30, doubles, 0, doubles, 0);
            kernels.log(4096, doubles, 0, doubles, 0);
            kernels.log1p(30, doubles, 0, doubles, 0);
            kernels.tanh(4096, doubles, 0, doubles, 0);
            kernels.sigmoid(30, doubles, 0, doubles, 0);
            kernels.softplus(4096, doubles, 0, doubles, 0);
        });
    }
}
