package dev.gradsmith.runtime.support;

import java.util.Locale;
import java.util.Optional;

/**
 * Looks for the first value of a model that is not finite: data, then parameters, then definitions in their order. For generated code.
 */
public final class NonFinite {
    private static final double LARGE = 1e4;
    private static final String ON_DATA = "clean the data, or choose a policy for missing values where it is read";
    private static final String ON_PARAMETER =
            "the update before made it so: choose a smaller rate, or limit the gradient by clip_norm or clip_value in the update rule";
    private static final String ON_VALUE =
            "a function is outside its domain or overflows, as log(0), 0/0 or exp of a large number:"
                    + " guard it, bring the inputs to the same scale, or choose a smaller rate";

    /**
     * A value that is not finite.
     *
     * @param what the value by the model's own name, and its line of the model file
     * @param row where it belongs to a row, which
     * @param advice what to do
     */
    public record Found(String what, Optional<Row> row, String advice) {
        /** Something that belongs to no row. */
        public Found(String what, String advice) {
            this(what, Optional.empty(), advice);
        }

        /** What is not finite, and in which row. */
        public String where() {
            return what
                    + row.map(one -> " in row " + one.ofBatch + " of the batch, which is row " + one.ofData
                                    + " of the data,")
                            .orElse("");
        }

        /** The same of a batch whose rows have these numbers in the data. */
        Found in(int[] rows) {
            return new Found(what, row.map(one -> new Row(one.ofBatch, rows[one.ofBatch])), advice);
        }
    }

    /**
     * A row by its numbers, from 0.
     *
     * @param ofBatch its number in the batch
     * @param ofData its number in the data
     */
    public record Row(int ofBatch, int ofData) {}

    private final int[] rows;
    private Optional<Found> found = Optional.empty();
    private double largest;
    private String largestName = "";

    /** @param rows the batch: the number of each of its rows in the data; empty where the model has no batches */
    public NonFinite(int[] rows) {
        this.rows = rows;
    }

    /** The rows of a batch that is given as in {@link BatchStep}. */
    public static int[] rows(int[] order, int from, int count) {
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = order.length == 0 ? from + i : order[from + i];
        }
        return rows;
    }

    /**
     * Data, of which the first {@code count} values belong to the batch.
     *
     * @param place the model file and line
     */
    public void data(String name, String place, float[] values, int count) {
        look(name, place, firstIn(values, count), rows.length == 0 ? 0 : count, ON_DATA);
    }

    /** The same in double precision. */
    public void data(String name, String place, double[] values, int count) {
        look(name, place, firstIn(values, count), rows.length == 0 ? 0 : count, ON_DATA);
    }

    /** A number among the data. */
    public void data(String name, String place, double value) {
        look(name, place, Double.isFinite(value) ? -1 : 0, 0, ON_DATA);
    }

    /** Integers are always finite. */
    public void data(String name, String place, int[] values, int count) {}

    /** A parameter. */
    public void parameter(String name, String place, float[] values) {
        for (float value : values) {
            note(name, value);
        }
        look(name, place, firstIn(values, values.length), 0, ON_PARAMETER);
    }

    /** The same in double precision. */
    public void parameter(String name, String place, double[] values) {
        for (double value : values) {
            note(name, value);
        }
        look(name, place, firstIn(values, values.length), 0, ON_PARAMETER);
    }

    /** A parameter that is a number. */
    public void parameter(String name, String place, double value) {
        note(name, value);
        look(name, place, Double.isFinite(value) ? -1 : 0, 0, ON_PARAMETER);
    }

    /** A definition with a value for each row. */
    public void rowValue(String name, String place, float[] values) {
        look(name, place, firstIn(values, values.length), values.length, onValue());
    }

    /** The same in double precision. */
    public void rowValue(String name, String place, double[] values) {
        look(name, place, firstIn(values, values.length), values.length, onValue());
    }

    /** A definition without rows. */
    public void value(String name, String place, float[] values) {
        look(name, place, firstIn(values, values.length), 0, onValue());
    }

    /** The same in double precision. */
    public void value(String name, String place, double[] values) {
        look(name, place, firstIn(values, values.length), 0, onValue());
    }

    /** A definition that is a number. */
    public void value(String name, String place, double value) {
        look(name, place, Double.isFinite(value) ? -1 : 0, 0, onValue());
    }

    /** The first that was not finite. */
    public Optional<Found> found() {
        return found;
    }

    private void note(String name, double value) {
        if (Math.abs(value) > largest) {
            largest = Math.abs(value);
            largestName = name;
        }
    }

    private String onValue() {
        if (largest < LARGE) {
            return ON_VALUE;
        }
        return String.format(
                Locale.ROOT,
                "the parameter `%s` has grown to %.2g, as it does when training diverges: choose a smaller rate,"
                        + " or limit the gradient by clip_norm or clip_value in the update rule",
                largestName,
                largest);
    }

    /** @param ofRows how many values all rows have together; 0 for what has no rows */
    private void look(String name, String place, int index, int ofRows, String advice) {
        if (index >= 0 && found.isEmpty()) {
            String what = "`" + name + "` (" + place + ") is not finite";
            found = Optional.of(new Found(
                    what, ofRows == 0 ? Optional.empty() : Optional.of(row(index / (ofRows / rows.length))), advice));
        }
    }

    private Row row(int ofBatch) {
        return new Row(ofBatch, rows[ofBatch]);
    }

    private static int firstIn(float[] values, int count) {
        for (int i = 0; i < count; i++) {
            if (!Float.isFinite(values[i])) {
                return i;
            }
        }
        return -1;
    }

    private static int firstIn(double[] values, int count) {
        for (int i = 0; i < count; i++) {
            if (!Double.isFinite(values[i])) {
                return i;
            }
        }
        return -1;
    }
}
