package dev.gradsmith.data;

import java.nio.file.Path;
import java.util.List;

/**
 * Reads files in the text format of <a href="https://www.csie.ntu.edu.tw/~cjlin/libsvm/">LIBSVM</a>: a row to a line, first its label, then
 * {@code index:value} for the features that are not 0, indices rising from 1; what follows {@code #} is a comment. The table has the columns
 * {@value #LABEL} and {@value #FEATURES}; the latter is kept sparse, and made dense row by row where it is read.
 */
public final class Libsvm {
    /** The column of the labels. */
    public static final String LABEL = "label";

    /** The column of the features, as many to a row as the file's largest index, or as the caller says. */
    public static final String FEATURES = "features";

    /** The largest index that is taken for meant where the caller does not say how many features there are. */
    private static final int MOST_UNDECLARED = 1 << 24;

    /** Why an index is too large where the number of features is known. */
    private static final String DECLARED = ", the number of features";

    private Libsvm() {}

    /**
     * Reads a file with as many features as its largest index.
     *
     * @throws DataException naming the line if the file is not of this format
     */
    public static Table read(Path file) throws DataException {
        SparseRows rows = rows(file, MOST_UNDECLARED, "; if that is meant, say how many features there are");
        if (rows.features() == 0) {
            throw new DataException(file, "there is no feature in it; say how many there are");
        }
        return table(file, rows, rows.features());
    }

    /**
     * Reads a file with a known number of features: a test set may have none of the last ones.
     *
     * @param features how many there are, at least 1
     * @throws DataException as {@link #read(Path)}, and if an index is larger than {@code features}
     */
    public static Table read(Path file, int features) throws DataException {
        requireFeatures(features);
        return table(file, rows(file, features, DECLARED), features);
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
        return TableBlocks.ofFile(file, () -> LibsvmReader.open(file, features, DECLARED));
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
    static Table table(Path file, SparseRows rows, int features) throws DataException {
        Column labels = new SparseRows.Labels(LABEL, rows);
        ArrayShape shape = ArrayShape.of(file.toString(), List.of((long) rows.rows(), (long) features));
        Column dense = new SparseRows.Features(FEATURES, rows, shape);
        return Table.of(file.toString(), List.of(labels, dense), rows.rows());
    }
}
