package dev.gradsmith.runtime;

/** One column of a data set: an array of a primitive type, row-major, {@code width} values to a row. */
final class Column {

    /** What a column holds. */
    enum Kind {
        FLOAT("float"),
        DOUBLE("double"),
        INT("int");

        private final String javaName;

        Kind(String javaName) {
            this.javaName = javaName;
        }

        String javaName() {
            return javaName;
        }

        private Object array(int length) {
            return switch (this) {
                case FLOAT -> new float[length];
                case DOUBLE -> new double[length];
                case INT -> new int[length];
            };
        }
    }

    private final Kind kind;
    private final Object values;
    private final int width;
    private final int rows;

    Column(Kind kind, Object values, int width, int rows) {
        this.kind = kind;
        this.values = values;
        this.width = width;
        this.rows = rows;
    }

    Kind kind() {
        return kind;
    }

    Object values() {
        return values;
    }

    int width() {
        return width;
    }

    int rows() {
        return rows;
    }

    Column range(int from, int to) {
        Object copy = kind.array((to - from) * width);
        System.arraycopy(values, from * width, copy, 0, (to - from) * width);
        return new Column(kind, copy, width, to - from);
    }

    Column select(int[] selected) {
        Object copy = kind.array(Math.multiplyExact(selected.length, width));
        for (int i = 0; i < selected.length; i++) {
            System.arraycopy(values, selected[i] * width, copy, i * width, width);
        }
        return new Column(kind, copy, width, selected.length);
    }

    /** Copies rows over those of another column of this kind and width. */
    void copy(int from, int count, Column into, int at) {
        System.arraycopy(values, from * width, into.values, at * width, count * width);
    }
}
