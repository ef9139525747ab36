package dev.gradsmith.runtime;

import java.io.IOException;
import java.util.List;

/**
 * Named columns of equally many rows, from which a model's data are read: a table of a file, arrays of a program, or either prepared by a
 * {@link Preparation}. Errors name the source and the place in it.
 */
public abstract class ColumnSource {
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;
    private static final String ABOUT_MISSING =
            "dropMissing() leaves its row out, a Preparation fills it, missingAsNaN() takes it as NaN";

    /** For sources to extend. */
    protected ColumnSource() {}

    /** The names of the columns, in the order of the source. */
    public abstract List<String> columns();

    /** The number of rows. */
    public abstract int rows();

    /**
     * One column.
     *
     * @throws IOException if there is none of this name; it says which there are
     */
    public abstract ColumnValues column(String name) throws IOException;

    /** An error that has to do with the source as a whole; its message begins with the source's name. */
    public abstract IOException error(String message);

    /**
     * The values of some columns, row by row: {@code [rows, values a row of the first and of the second …]}.
     *
     * @throws IOException naming the place if a column is missing, or a value missing or not a number
     */
    public final double[] doubles(String... names) throws IOException {
        double[] values = new double[length(Double.BYTES, names)];
        fill(new Target.Doubles(values), names);
        return values;
    }

    /**
     * As {@link #doubles}, rounded to {@code float}.
     *
     * @throws IOException also if a number is too large for a {@code float}
     */
    public final float[] floats(String... names) throws IOException {
        float[] values = new float[length(Float.BYTES, names)];
        fill(new Target.Floats(values), names);
        return values;
    }

    /**
     * As {@link #doubles}, for columns of whole numbers; {@code 3.0} is one.
     *
     * @throws IOException also if a number is not whole, or too large for an {@code int}
     */
    public final int[] ints(String... names) throws IOException {
        int[] values = new int[length(Integer.BYTES, names)];
        fill(new Target.Ints(values), names);
        return values;
    }

    /**
     * As {@link #ints}, for indices from 0.
     *
     * @param dimension what the indices count, as the model calls it
     * @param size its size: an index is less
     * @throws IOException also if a number is no such index
     */
    public final int[] indices(String dimension, int size, String... names) throws IOException {
        int[] values = new int[length(Integer.BYTES, names)];
        fill(new Target.Indices(values, dimension, size), names);
        return values;
    }

    /**
     * How many values these columns have in a row.
     *
     * @throws IOException if there is no such column
     */
    public final int width(String... names) throws IOException {
        long width = 0;
        for (String name : names) {
            width += column(name).width();
        }
        return (int) Math.min(width, Integer.MAX_VALUE);
    }

    private int length(int bytesEach, String... names) throws IOException {
        long length = (long) rows() * width(names);
        if (length > LARGEST_ARRAY) {
            throw error(length + " values are more than an array holds, " + LARGEST_ARRAY
                    + "; read fewer columns, or part the data");
        }
        long heap = Runtime.getRuntime().maxMemory();
        if (length * bytesEach > heap) {
            throw error(length + " values of " + bytesEach + " bytes do not fit this JVM's memory of " + heap
                    + " bytes; give it more (-Xmx), or part the data");
        }
        return (int) length;
    }

    private void fill(Target target, String... names) throws IOException {
        int width = width(names);
        int offset = 0;
        for (String name : names) {
            ColumnValues column = column(name);
            double[] values = new double[column.width()];
            for (int row = 0; row < rows(); row++) {
                column.read(row, values);
                put(column, row, values, target, row * width + offset);
            }
            offset += column.width();
        }
    }

    private static void put(ColumnValues column, int row, double[] values, Target target, int start)
            throws IOException {
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            if (Double.isNaN(value) && column.isMissing(row, i)) {
                throw column.refusal(row, i, "a number", ABOUT_MISSING);
            }
            if (!target.put(start + i, value)) {
                throw column.refusal(row, i, target.expected(), target.advice());
            }
        }
    }
}
