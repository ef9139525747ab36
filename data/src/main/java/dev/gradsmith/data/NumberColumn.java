package dev.gradsmith.data;

import java.util.BitSet;

/** A column whose numbers are in memory. */
final class NumberColumn extends Column {
    private final String source;
    private final Numbers numbers;
    private final BitSet missing;
    private final Layout layout;

    /** Where the numbers of a row stand: at {@code row * stride} plus the offset of each. */
    record Layout(int stride, int[] offsets) {

        /** Row after row, the last index running fastest: C's order. */
        static Layout ofRows(int width) {
            int[] offsets = new int[width];
            for (int i = 0; i < width; i++) {
                offsets[i] = i;
            }
            return new Layout(width, offsets);
        }

        /** The first index running fastest: Fortran's order. */
        static Layout ofColumns(ArrayShape shape) {
            int[] offsets = {0};
            int distance = shape.rows();
            for (int size : shape.rowShape()) {
                int[] longer = new int[offsets.length * size];
                for (int i = 0; i < longer.length; i++) {
                    longer[i] = offsets[i / size] + i % size * distance;
                }
                offsets = longer;
                distance *= size;
            }
            return new Layout(1, offsets);
        }
    }

    /** An array, no value of which is missing. */
    NumberColumn(String source, String name, ArrayShape shape, Numbers numbers, Layout layout) {
        this(source, name, shape, numbers, layout, new BitSet());
    }

    /** An array some values of which are missing: those that stand where the bits are set. */
    NumberColumn(String source, String name, ArrayShape shape, Numbers numbers, Layout layout, BitSet missing) {
        super(name, shape);
        this.source = source;
        this.numbers = numbers;
        this.layout = layout;
        this.missing = missing;
    }

    @Override
    void read(int row, double[] values) {
        int start = row * layout.stride();
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers.at(start + layout.offsets()[i]);
        }
        if (!missing.isEmpty()) {
            markMissing(row, values);
        }
    }

    private void markMissing(int row, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (isMissing(row, i)) {
                values[i] = Double.NaN;
            }
        }
    }

    @Override
    boolean isMissing(int row, int position) {
        return missing.get(index(row, position));
    }

    @Override
    String place(int row) {
        return source + ": row " + (row + 1);
    }

    @Override
    String shown(int row, int position) {
        return isMissing(row, position) ? "no value (null)" : numbers.shown(index(row, position));
    }

    private int index(int row, int position) {
        return row * layout.stride() + layout.offsets()[position];
    }
}
