package dev.gradsmith.data;

import java.nio.file.Path;
import java.util.List;

/**
 * Reads files in the text format of <a href="https://www.csie.ntu.edu.tw/~cjlin/libsvm/">LIBSVM</a>: a row to a line, first its label, then
 * {@code index:value} for the features that are not 0, indices rising from 1; what follows {@code #} is a comment. A file may be compressed by gzip. A table has the column
 * {@value #LABEL}, and the features in one of two forms: {@value #FEATURES} has all of a row, and is made dense row by row where it is read; {@value #POSITIONS} and
 * {@value #VALUES} have those alone that are not 0, for a model that picks their weights, {@code sum(w[positions] .* values, 1)}.
 */
public final class Libsvm {
    /** The column of the labels. */
    public static final String LABEL = "label";

    /** The column of the features, as many to a row as the file's largest index, or as the caller says. */
    public static final String FEATURES = "features";

    /** The column of the positions of a row's features, from 0; behind the last there are zeros, as many as the longest row needs. */
    public static final String POSITIONS = "positions";

    /** The column of the values of a row's features, and zeros behind them. */
    public static final String VALUES = "values";

    /** The largest index that is taken for meant where the caller does not say how many features there are. */
    private static final int MOST_UNDECLARED = 1 << 24;

    /** Why an index is too large where the number of features is known. */
    private static final String DECLARED = ", the number of features";

    private Libsvm() {}

    /**
     * Reads a file with as many features as its largest index, dense.
     *
     * @throws DataException naming the line if the file is not of this format
     */
    public static Table read(Path file) throws DataException {
        SparseRows rows = undeclared(file);
        return denseTable(file, rows, rows.features());
    }

    /**
     * Reads a file with a known number of features, dense: a test set may have none of the last ones.
     *
     * @param features how many there are, at least 1
     * @throws DataException as {@link #read(Path)}, and if an index is larger than {@code features}
     */
    public static Table read(Path file, int features) throws DataException {
        requireFeatures(features);
        return denseTable(file, rows(file, features, DECLARED), features);
    }

    /**
     * Reads a file and keeps its features sparse: as many positions and values to a row as that with the most of them has.
     *
     * @param features how many there are, at least 1
     * @throws DataException as {@link #read(Path, int)}
     */
    public static Table readSparse(Path file, int features) throws DataException {
        requireFeatures(features);
        SparseRows rows = rows(file, features, DECLARED);
        return sparseTable(file, rows, Math.max(1, rows.mostInRow()));
    }

    private static SparseRows undeclared(Path file) throws DataException {
        SparseRows rows = rows(file, MOST_UNDECLARED, "; if that is meant, say how many features there are");
        if (rows.features() == 0) {
            throw new DataException(file, "there is no feature in it; say how many there are");
        }
        return rows;
    }

    private static void requireFeatures(int features) {
        if (features < 1) {
            throw new IllegalArgumentException("features must be at least 1, is " + features);
        }
    }

    /**
     * A file larger than memory with a known number of features, read as {@link #read(Path, int)} does.
     *
     * @param features how many there are, at least 1
     */
    public static TableBlocks blocks(Path file, int features) {
        requireFeatures(features);
        return TableBlocks.ofFile(file, features + " features", () -> LibsvmReader.open(file, features, DECLARED));
    }

    /**
     * A file larger than memory of which the features are kept sparse: with the columns {@value #LABEL}, {@value #POSITIONS} and {@value #VALUES}.
     *
     * @param features how many there are, at least 1
     * @param perRow how many of a row are not 0 at most, at least 1; a row with more is an error that names its line
     */
    public static TableBlocks sparseBlocks(Path file, int features, int perRow) {
        requireFeatures(features);
        if (perRow < 1) {
            throw new IllegalArgumentException("perRow must be at least 1, is " + perRow);
        }
        return TableBlocks.ofFile(
                file,
                features + " features, at most " + perRow + " a row",
                () -> new SparseLibsvmReader(LibsvmReader.open(file, features, DECLARED), file, perRow));
    }

    private static SparseRows rows(Path file, int largest, String because) throws DataException {
        try (LibsvmReader reader = LibsvmReader.open(file, largest, because)) {
            SparseRows all = reader.rows(Integer.MAX_VALUE);
            if (all.rows() == 0) {
                throw new DataException(file, "there are no rows in it");
            }
            return all;
        }
    }

    /** A table of rows, of which each has so many features. */
    static Table denseTable(Path file, SparseRows rows, int features) throws DataException {
        if ((long) rows.rows() * features > ArraySize.LARGEST) {
            throw new DataException(
                    file,
                    rows.rows() + " rows of " + features
                            + " features, the zeros among them, are more than an array holds: "
                            + "readSparse keeps what is not 0, blocks reads some rows at a time");
        }
        Column labels = new SparseRows.Labels(LABEL, rows);
        Column dense = new SparseRows.Features(FEATURES, rows, shape(file, rows, features));
        return Table.of(file.toString(), List.of(labels, dense), rows.rows());
    }

    /** A table of rows, of which each has at most so many features that are not 0. */
    static Table sparseTable(Path file, SparseRows rows, int perRow) throws DataException {
        rows.requireAtMost(perRow);
        ArrayShape shape = shape(file, rows, perRow);
        List<Column> columns = List.of(
                new SparseRows.Labels(LABEL, rows),
                new SparseRows.Positions(POSITIONS, rows, shape),
                new SparseRows.Values(VALUES, rows, shape));
        return Table.of(file.toString(), columns, rows.rows());
    }

    private static ArrayShape shape(Path file, SparseRows rows, int width) throws DataException {
        return ArrayShape.of(file.toString(), List.of((long) rows.rows(), (long) width));
    }
}
