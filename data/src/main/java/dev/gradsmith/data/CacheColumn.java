package dev.gradsmith.data;

import dev.gradsmith.runtime.DataSet;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Optional;

/** A column of a cache: so many values a row, of one type. */
record CacheColumn(String name, Kind kind, int width) {

    /** The type of the values. */
    enum Kind {
        FLOAT(0),
        DOUBLE(1),
        INT(2);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        /** How a file writes it. */
        int code() {
            return code;
        }

        static Optional<Kind> of(int code) {
            return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
        }
    }

    /** The column of a data set. */
    static CacheColumn of(DataSet data, String name) {
        Kind kind = switch (data.type(name)) {
            case "float" -> Kind.FLOAT;
            case "double" -> Kind.DOUBLE;
            default -> Kind.INT;
        };
        return new CacheColumn(name, kind, data.width(name));
    }

    /** How many bytes a row's values take. */
    long rowBytes() {
        return (long) width * (kind == Kind.DOUBLE ? Double.BYTES : Float.BYTES);
    }

    /** Adds the column of so many rows without values. */
    void addTo(DataSet.Builder data, int rows) {
        int length = Math.multiplyExact(rows, width);
        switch (kind) {
            case FLOAT -> data.add(name, new float[length], width);
            case DOUBLE -> data.add(name, new double[length], width);
            case INT -> data.add(name, new int[length], width);
        }
    }

    /** Puts the first rows of a data set's column into {@code bytes}. */
    void write(DataSet data, int rows, ByteBuffer bytes) {
        int count = rows * width;
        switch (kind) {
            case FLOAT -> bytes.asFloatBuffer().put(data.floats(name), 0, count);
            case DOUBLE -> bytes.asDoubleBuffer().put(data.doubles(name), 0, count);
            case INT -> bytes.asIntBuffer().put(data.ints(name), 0, count);
        }
        bytes.position(bytes.position() + (int) (rows * rowBytes()));
    }

    /** Takes {@code count} rows from {@code bytes}, from row {@code row} on, and puts them at row {@code at} of a data set. */
    void read(ByteBuffer bytes, int row, int count, DataSet into, int at) {
        int from = row * width;
        int to = at * width;
        int values = count * width;
        switch (kind) {
            case FLOAT -> bytes.asFloatBuffer().get(from, into.floats(name), to, values);
            case DOUBLE -> bytes.asDoubleBuffer().get(from, into.doubles(name), to, values);
            case INT -> bytes.asIntBuffer().get(from, into.ints(name), to, values);
        }
    }

    /**
     * Takes rows from {@code bytes}; row i becomes row {@code places[from + i]}. Rows of one number are taken one by one: a bulk get of it takes ten times
     * as long.
     */
    void scatter(ByteBuffer bytes, int rows, int[] places, int from, DataSet into) {
        switch (kind) {
            case FLOAT -> scatter(bytes.asFloatBuffer(), rows, places, from, into.floats(name));
            case DOUBLE -> scatter(bytes.asDoubleBuffer(), rows, places, from, into.doubles(name));
            case INT -> scatter(bytes.asIntBuffer(), rows, places, from, into.ints(name));
        }
    }

    private void scatter(FloatBuffer values, int rows, int[] places, int from, float[] target) {
        if (width == 1) {
            for (int row = 0; row < rows; row++) {
                target[places[from + row]] = values.get(row);
            }
            return;
        }
        for (int row = 0; row < rows; row++) {
            values.get(row * width, target, places[from + row] * width, width);
        }
    }

    private void scatter(DoubleBuffer values, int rows, int[] places, int from, double[] target) {
        if (width == 1) {
            for (int row = 0; row < rows; row++) {
                target[places[from + row]] = values.get(row);
            }
            return;
        }
        for (int row = 0; row < rows; row++) {
            values.get(row * width, target, places[from + row] * width, width);
        }
    }

    private void scatter(IntBuffer values, int rows, int[] places, int from, int[] target) {
        if (width == 1) {
            for (int row = 0; row < rows; row++) {
                target[places[from + row]] = values.get(row);
            }
            return;
        }
        for (int row = 0; row < rows; row++) {
            values.get(row * width, target, places[from + row] * width, width);
        }
    }
}
