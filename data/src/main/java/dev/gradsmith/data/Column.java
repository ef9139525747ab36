package dev.gradsmith.data;

import dev.gradsmith.runtime.ColumnValues;
import dev.gradsmith.runtime.NumberName;
import java.util.List;

/** One column of a table: {@code rows} times as many numbers as its row shape says, one for the shape []. */
abstract class Column implements ColumnValues {
    private final String name;
    private final ArrayShape shape;
    private final int width;

    Column(String name, ArrayShape shape) {
        this.name = name;
        this.shape = shape;
        this.width = shape.width();
    }

    final String name() {
        return name;
    }

    final ArrayShape shape() {
        return shape;
    }

    final int rows() {
        return shape.rows();
    }

    final List<Integer> rowShape() {
        return shape.rowShape();
    }

    @Override
    public final int width() {
        return width;
    }

    @Override
    public abstract void read(int row, double[] values) throws DataException;

    @Override
    public boolean isMissing(int row, int position) {
        return false;
    }

    /** Whether any of the row's values is missing. */
    final boolean isMissing(int row) {
        for (int i = 0; i < width; i++) {
            if (isMissing(row, i)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String text(int row) throws DataException {
        if (width != 1) {
            throw refusal(row, 0, "a text", "it is an array of " + width + " numbers");
        }
        double[] value = new double[1];
        read(row, value);
        return isMissing(row, 0) ? "" : NumberName.of(value[0]);
    }

    /** How an error names a row: the file and the line. */
    abstract String place(int row);

    /** How an error shows what the source holds: as a number, unless it has more to say. */
    String shown(int row, int position) {
        double[] values = new double[width];
        try {
            read(row, values);
        } catch (DataException e) {
            return "what is not a number";
        }
        return NumberName.of(values[position]);
    }

    @Override
    public final DataException refusal(int row, int position, String expected, String advice) {
        String value = width == 1 ? "" : ", value " + (position + 1) + " of " + width;
        return new DataException(
                place(row),
                "column '" + name + "'" + value + ": expected " + expected + ", found " + shown(row, position)
                        + (advice.isEmpty() ? "" : "; " + advice));
    }
}
