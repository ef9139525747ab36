package dev.gradsmith.data;

import dev.gradsmith.runtime.support.Fingerprint;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A table as a source of blocks; what tells it from others is all that it holds. */
final class TableInMemory extends TableBlocks {
    /** Stands for a missing value; a NaN that is a value is hashed as the one of {@link Double#doubleToLongBits}. */
    private static final long MISSING = Double.doubleToLongBits(Double.NaN) + 1;

    private static final int CHUNK = 1 << 13;

    private final Table table;

    /** Worked out once: a table does not change. */
    private @Nullable String known;

    TableInMemory(Table table) {
        this.table = table;
    }

    @Override
    TableReader open() {
        return new Rows(table);
    }

    @Override
    String name() {
        return table.source();
    }

    @Override
    synchronized String fingerprint() throws DataException {
        String fingerprint = known;
        if (fingerprint == null) {
            fingerprint = table.source() + ", " + table.rows() + " rows, SHA-256 " + hash();
            known = fingerprint;
        }
        return fingerprint;
    }

    private String hash() throws DataException {
        Fingerprint hash = new Fingerprint();
        for (String name : table.columns()) {
            Column column = table.column(name);
            hash.add("column", name);
            hash.add(
                    "shape",
                    column.rowShape().stream().mapToInt(Integer::intValue).toArray());
            if (table.rows() > 0) {
                addValues(column, hash);
            }
        }
        return hash.hex();
    }

    /** A column gives numbers in every row, or texts, or is refused: the first row says which. */
    private static void addValues(Column column, Fingerprint hash) throws DataException {
        try {
            column.read(0, new double[column.width()]);
        } catch (DataException noNumbers) {
            addTexts(column, hash);
            return;
        }
        addNumbers(column, hash);
    }

    private static void addNumbers(Column column, Fingerprint hash) throws DataException {
        double[] values = new double[column.width()];
        long[] chunk = new long[Math.max(CHUNK, values.length)];
        int filled = 0;
        for (int row = 0; row < column.rows(); row++) {
            if (filled + values.length > chunk.length) {
                hash.add("numbers", Arrays.copyOf(chunk, filled));
                filled = 0;
            }
            column.read(row, values);
            for (int i = 0; i < values.length; i++) {
                boolean isMissing = Double.isNaN(values[i]) && column.isMissing(row, i);
                chunk[filled++] = isMissing ? MISSING : Double.doubleToLongBits(values[i]);
            }
        }
        hash.add("numbers", Arrays.copyOf(chunk, filled));
    }

    private static void addTexts(Column column, Fingerprint hash) throws DataException {
        try {
            column.text(0);
        } catch (DataException refused) {
            // Nobody can read the column: all that can be known of it is why, and where it has no values.
            hash.add("refused", String.valueOf(refused.getMessage()));
            for (int row = 0; row < column.rows(); row++) {
                hash.add("missing", column.isMissing(row) ? 1 : 0);
            }
            return;
        }
        for (int row = 0; row < column.rows(); row++) {
            hash.add(column.isMissing(row) ? "missing" : "text", column.text(row));
        }
    }

    /** Goes over the rows of a table. */
    private static final class Rows implements TableReader {
        private final Table table;
        private int read;

        Rows(Table table) {
            this.table = table;
        }

        @Override
        public Table next(int rows) throws DataException {
            int from = read;
            read = Math.min(table.rows(), (int) Math.min(Integer.MAX_VALUE, (long) read + rows));
            return table.select(IntStream.range(from, read).toArray());
        }

        @Override
        public int width() {
            return 1;
        }

        @Override
        public void close() {}
    }
}
