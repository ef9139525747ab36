package dev.gradsmith.data;

import java.nio.file.Path;
import java.util.Arrays;

/** A label to a row, and of the row's features those that are not 0: their positions and values from {@code starts[row]}. */
final class SparseRows {
    private final Path file;
    private final int rows;
    private final double[] labels;
    private final long[] lines;
    private final int[] starts;
    private final int[] positions;
    private final double[] values;
    private final int features;

    private SparseRows(Builder built) {
        file = built.file;
        rows = built.rows;
        labels = Arrays.copyOf(built.labels, rows);
        lines = Arrays.copyOf(built.lines, rows);
        starts = Arrays.copyOf(built.starts, rows + 1);
        positions = Arrays.copyOf(built.positions, built.count);
        values = Arrays.copyOf(built.values, built.count);
        starts[rows] = built.count;
        features = built.features;
    }

    int rows() {
        return rows;
    }

    /** How many features a row must have for all that are here. */
    int features() {
        return features;
    }

    /** How many features a row has at most. */
    int mostInRow() {
        int most = 0;
        for (int row = 0; row < rows; row++) {
            most = Math.max(most, inRow(row));
        }
        return most;
    }

    private int inRow(int row) {
        return starts[row + 1] - starts[row];
    }

    /** @throws DataException naming the line, if a row has more features than these */
    void requireAtMost(int perRow) throws DataException {
        for (int row = 0; row < rows; row++) {
            if (inRow(row) > perRow) {
                throw new DataException(
                        file,
                        lines[row],
                        "the row has " + inRow(row) + " features that are not 0; " + perRow
                                + " were said to be the most");
            }
        }
    }

    private String place(int row) {
        return file + ":" + lines[row];
    }

    /** A column of these rows. */
    private abstract static class OfRow extends Column {
        final SparseRows sparse;

        OfRow(String name, ArrayShape shape, SparseRows sparse) {
            super(name, shape);
            this.sparse = sparse;
        }

        @Override
        final String place(int row) {
            return sparse.place(row);
        }
    }

    /** The labels as a column. */
    static final class Labels extends OfRow {
        Labels(String name, SparseRows sparse) {
            super(name, ArrayShape.ofNumbers(sparse.rows), sparse);
        }

        @Override
        public void read(int row, double[] into) {
            into[0] = sparse.labels[row];
        }
    }

    /** The features as a column, with zeros between. */
    static final class Features extends OfRow {
        Features(String name, SparseRows sparse, ArrayShape shape) {
            super(name, shape, sparse);
        }

        @Override
        public void read(int row, double[] into) {
            Arrays.fill(into, 0);
            for (int i = sparse.starts[row]; i < sparse.starts[row + 1]; i++) {
                into[sparse.positions[i]] = sparse.values[i];
            }
        }
    }

    /** The positions of a row's features, from 0, and zeros behind the last: their values are zero. */
    static final class Positions extends OfRow {
        Positions(String name, SparseRows sparse, ArrayShape shape) {
            super(name, shape, sparse);
        }

        @Override
        public void read(int row, double[] into) {
            int count = sparse.inRow(row);
            for (int i = 0; i < count; i++) {
                into[i] = sparse.positions[sparse.starts[row] + i];
            }
            Arrays.fill(into, count, into.length, 0);
        }
    }

    /** The values of a row's features, as many as {@link Positions}. */
    static final class Values extends OfRow {
        Values(String name, SparseRows sparse, ArrayShape shape) {
            super(name, shape, sparse);
        }

        @Override
        public void read(int row, double[] into) {
            int count = sparse.inRow(row);
            System.arraycopy(sparse.values, sparse.starts[row], into, 0, count);
            Arrays.fill(into, count, into.length, 0);
        }
    }

    /** Collects rows. */
    static final class Builder {
        private static final int FIRST_ROOM = 64;

        private final Path file;
        private double[] labels = new double[FIRST_ROOM];
        private long[] lines = new long[FIRST_ROOM];
        private int[] starts = new int[FIRST_ROOM];
        private int[] positions = new int[FIRST_ROOM];
        private double[] values = new double[FIRST_ROOM];
        private int rows;
        private int count;
        private int features;

        Builder(Path file) {
            this.file = file;
        }

        /** Begins a row, which stands on this line of the file. */
        void startRow(double label, long line) throws DataException {
            if (rows == labels.length) {
                int room = room(rows);
                labels = Arrays.copyOf(labels, room);
                lines = Arrays.copyOf(lines, room);
                starts = Arrays.copyOf(starts, room);
            }
            labels[rows] = label;
            lines[rows] = line;
            starts[rows] = count;
            rows++;
        }

        /** Adds a feature, counted from 0, to the row. One that is written, but is 0, is not kept. */
        void add(int position, double value) throws DataException {
            features = Math.max(features, position + 1);
            if (value == 0) {
                return;
            }
            if (count == positions.length) {
                int room = room(count);
                positions = Arrays.copyOf(positions, room);
                values = Arrays.copyOf(values, room);
            }
            positions[count] = position;
            values[count] = value;
            count++;
        }

        /** How many rows have begun. */
        int rows() {
            return rows;
        }

        SparseRows build() {
            return new SparseRows(this);
        }

        private int room(int full) throws DataException {
            return ArraySize.next(file.toString(), full, Double.BYTES);
        }
    }
}
