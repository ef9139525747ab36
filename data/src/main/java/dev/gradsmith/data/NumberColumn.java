package dev.gradsmith.data;

/** A column of an array that a file held as a whole. */
final class NumberColumn extends Column {
    private final String source;
    private final Numbers numbers;
    private final Layout layout;
    private final long before;

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

    NumberColumn(String source, String name, ArrayShape shape, Numbers numbers, Layout layout) {
        this(source, name, shape, numbers, layout, 0);
    }

    /** @param before how many rows of the source come before those of this column */
    NumberColumn(String source, String name, ArrayShape shape, Numbers numbers, Layout layout, long before) {
        super(name, shape);
        this.before = before;
        this.source = source;
        this.numbers = numbers;
        this.layout = layout;
    }

    @Override
    public void read(int row, double[] values) {
        int start = row * layout.stride();
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers.at(start + layout.offsets()[i]);
        }
    }

    @Override
    String place(int row) {
        return Origin.row(source, before + row);
    }
}
