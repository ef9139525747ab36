package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.DataBlocks;
import dev.gradsmith.runtime.DataSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Data for validation that are read block by block, each time anew. */
final class MeasuredBlocks implements Measured {
    private final Training model;
    private final DataBlocks data;

    private MeasuredBlocks(Training model, DataBlocks data) {
        this.model = model;
        this.data = data;
    }

    /**
     * Measures once on the first block, so that what does not fit is known before the first epoch and not after it.
     *
     * @throws IllegalArgumentException if the data do not fit the model, or the model needs all rows at once
     * @throws UncheckedIOException if they cannot be read
     */
    static Measured of(Training model, DataBlocks data) {
        evaluate(model, new FirstBlock(data));
        return new MeasuredBlocks(model, data);
    }

    private static double[] evaluate(Training model, DataBlocks data) {
        try {
            return model.evaluate(data);
        } catch (IOException e) {
            throw new UnreadableDataException(e);
        }
    }

    @Override
    public List<String> measures() {
        return model.measures();
    }

    @Override
    public double[] evaluate() {
        return evaluate(model, data);
    }

    @Override
    public void describe(Fingerprint fingerprint) {
        fingerprint.add("blocks", data.fingerprint());
        // Sums are merged some blocks at a time.
        fingerprint.add("rows in a block", (long) data.blockRows());
        fingerprint.add("blocks at a time", (long) BlockScan.BLOCKS);
    }

    private record FirstBlock(DataBlocks all) implements DataBlocks {
        @Override
        public String name() {
            return all.name();
        }

        @Override
        public long rows() {
            return all.rows(0);
        }

        @Override
        public int blockRows() {
            return all.blockRows();
        }

        @Override
        public int width(String column) {
            return all.width(column);
        }

        @Override
        public DataSet allocate(int rows) {
            return all.allocate(rows);
        }

        @Override
        public void read(long block, int[] places, int from, DataSet into) throws IOException {
            BlockScan.read(all, block, places, from, into);
        }

        @Override
        public boolean isConcurrent() {
            return true;
        }

        @Override
        public String fingerprint() {
            return all.fingerprint();
        }
    }
}
