package dev.gradsmith.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.runtime.DataBlocks;
import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.FitOptions;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Blocks of rows that are their own numbers, and a training that looks at them. */
final class CountedRows {
    private CountedRows() {}

    /** Rows 0, 1, 2 … of one column. */
    record Counting(long rows, int blockRows, long failsAt) implements DataBlocks {
        @Override
        public String name() {
            return "counting";
        }

        @Override
        public String fingerprint() {
            return "0, 1, 2";
        }

        @Override
        public int width(String column) {
            return 1;
        }

        @Override
        public DataSet allocate(int room) {
            return DataSet.builder().add("x", new int[room]).build();
        }

        @Override
        public void read(long block, int[] places, int from, DataSet into) throws IOException {
            if (block == failsAt) {
                throw new IOException("block " + block);
            }
            for (int i = 0; i < rows(block); i++) {
                into.ints("x")[places[from + i]] = (int) (block * blockRows + i);
            }
        }
    }

    /** The same, for several threads at once. */
    static class Concurrent implements DataBlocks {
        private final Counting counting;

        Concurrent(Counting counting) {
            this.counting = counting;
        }

        @Override
        public boolean isConcurrent() {
            return true;
        }

        @Override
        public long rows() {
            return counting.rows();
        }

        @Override
        public int blockRows() {
            return counting.blockRows();
        }

        @Override
        public String name() {
            return counting.name();
        }

        @Override
        public String fingerprint() {
            return counting.fingerprint();
        }

        @Override
        public int width(String column) {
            return 1;
        }

        @Override
        public DataSet allocate(int room) {
            return counting.allocate(room);
        }

        @Override
        public void read(long block, int[] places, int from, DataSet into) throws IOException {
            counting.read(block, places, from, into);
        }
    }

    /** Does not know how many rows its later blocks have. */
    static final class Forgetful extends Concurrent {
        private final boolean isConcurrent;

        Forgetful(Counting counting, boolean isConcurrent) {
            super(counting);
            this.isConcurrent = isConcurrent;
        }

        @Override
        public boolean isConcurrent() {
            return isConcurrent;
        }

        @Override
        public int rows(long block) {
            if (block > 60) {
                throw new IllegalStateException("how many?");
            }
            return super.rows(block);
        }
    }

    /** Steps that do something with the rows of their batch, of which they give the loss. */
    record Doing(DataSet held, ToDoubleFunction<int[]> action) implements Training {
        @Override
        public double step(int[] order, int from, int count) {
            assertThat(order).isEmpty();
            return action.applyAsDouble(Arrays.copyOfRange(held.ints("x"), from, from + count));
        }

        @Override
        public List<String> measures() {
            return List.of("loss");
        }

        @Override
        public double[] evaluate() {
            return new double[1];
        }

        @Override
        public double[] parameters() {
            return new double[0];
        }

        @Override
        public void parameters(double[] values) {}

        @Override
        public Optional<NonFinite.Found> nonFinite(int[] order, int from, int count) {
            NonFinite.Row last = new NonFinite.Row(count - 1, from + count - 1);
            return Optional.of(new NonFinite.Found(
                    "x = " + held.ints("x")[last.ofData()], Optional.of(last), "nothing to be done"));
        }

        @Override
        public int rows() {
            throw new AssertionError("nobody needs to know");
        }
    }

    /** Trains by these steps. */
    static void fit(FitOptions options, DataBlocks data, ToDoubleFunction<int[]> step) throws IOException {
        BlockFeed.run(options, data, rows -> new Doing(rows, step));
    }

    /** Keeps the rows of every batch. */
    static ToDoubleFunction<int[]> recordingIn(List<List<Integer>> batches) {
        return rows -> {
            batches.add(IntStream.of(rows).boxed().toList());
            return 0;
        };
    }
}
