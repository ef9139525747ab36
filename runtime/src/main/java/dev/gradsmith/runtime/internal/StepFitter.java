package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.ColumnSource;
import dev.gradsmith.runtime.ColumnValues;
import dev.gradsmith.runtime.internal.PreparationStep.Encoding;
import dev.gradsmith.runtime.internal.PreparationStep.Scaling;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Learns from training data, block by block, what a step needs to know. */
public abstract class StepFitter {
    private final String column;
    private int width;

    StepFitter(String column) {
        this.column = column;
    }

    final String column() {
        return column;
    }

    /** Learns from a block. */
    public final void add(ColumnSource block) throws IOException {
        ColumnValues values = block.column(column);
        if (width == 0) {
            width = values.width();
            start(width);
        }
        for (int row = 0; row < block.rows(); row++) {
            add(values, row);
        }
    }

    /**
     * What was learnt.
     *
     * @throws IOException if the data do not allow it
     */
    public abstract PreparationStep step() throws IOException;

    /** Before the first row. */
    void start(int values) {}

    abstract void add(ColumnValues values, int row) throws IOException;

    final IOException impossible(String why) {
        return new IOException("cannot prepare column '" + column + "': " + why);
    }

    /** Numbers, each by itself. */
    abstract static class OfNumbers extends StepFitter {
        private double[] row = {};

        OfNumbers(String column) {
            super(column);
        }

        @Override
        void start(int values) {
            row = new double[values];
        }

        final int width() {
            return row.length;
        }

        @Override
        void add(ColumnValues values, int at) throws IOException {
            values.read(at, row);
            for (int i = 0; i < row.length; i++) {
                if (Double.isFinite(row[i])) {
                    add(i, row[i]);
                } else if (Double.isNaN(row[i]) && values.isMissing(at, i)) {
                    missing(values, at, i);
                } else {
                    throw values.refusal(at, i, "a finite number", "");
                }
            }
        }

        abstract void add(int position, double value);

        void missing(ColumnValues values, int at, int position) throws IOException {
            throw values.refusal(
                    at, position, "a number", "fill it in a step before, or leave out its row with dropMissing()");
        }
    }

    /** Mean and standard deviation, by Welford's method (B. P. Welford, Technometrics 4, 1962): one pass, without cancellation. */
    public static final class Standardize extends OfNumbers {
        private double[] means = {};
        private double[] squares = {};
        private long[] counts = {};

        /** For a column. */
        public Standardize(String column) {
            super(column);
        }

        @Override
        void start(int values) {
            super.start(values);
            means = new double[values];
            squares = new double[values];
            counts = new long[values];
        }

        @Override
        void add(int position, double value) {
            counts[position]++;
            double before = value - means[position];
            means[position] += before / counts[position];
            squares[position] += before * (value - means[position]);
        }

        @Override
        public PreparationStep step() throws IOException {
            double[] deviations = new double[width()];
            for (int i = 0; i < deviations.length; i++) {
                deviations[i] = Math.sqrt(squares[i] / counts[i]);
                if (!(deviations[i] > 0)) {
                    throw impossible(
                            "it is constant in the training data, so that it cannot be standardised; leave it out");
                }
            }
            return new PreparationStep.Affine(column(), Scaling.STANDARDIZE, means, deviations);
        }
    }

    /** The least and the largest value. */
    public static final class MinMax extends OfNumbers {
        private double[] least = {};
        private double[] largest = {};

        /** For a column. */
        public MinMax(String column) {
            super(column);
        }

        @Override
        void start(int values) {
            super.start(values);
            least = new double[values];
            largest = new double[values];
            Arrays.fill(least, Double.POSITIVE_INFINITY);
            Arrays.fill(largest, Double.NEGATIVE_INFINITY);
        }

        @Override
        void add(int position, double value) {
            least[position] = Math.min(least[position], value);
            largest[position] = Math.max(largest[position], value);
        }

        @Override
        public PreparationStep step() throws IOException {
            double[] ranges = new double[width()];
            for (int i = 0; i < ranges.length; i++) {
                ranges[i] = largest[i] - least[i];
                if (!(ranges[i] > 0)) {
                    throw impossible("it is constant in the training data, so that it has no range; leave it out");
                }
            }
            return new PreparationStep.Affine(column(), Scaling.MIN_MAX, least, ranges);
        }
    }

    /** Learns nothing, but looks at every value: the training data must allow what is done later. */
    public static final class Log extends OfNumbers {
        private final PreparationStep.Log step;

        /** For a column. */
        public Log(String column) {
            super(column);
            step = new PreparationStep.Log(column);
        }

        @Override
        void add(ColumnValues values, int at) throws IOException {
            super.add(step.apply(values), at);
        }

        @Override
        void add(int position, double value) {}

        @Override
        public PreparationStep step() {
            return step;
        }
    }

    /** Learns nothing. */
    public static final class FillNumber extends StepFitter {
        private final double value;

        /** For a column. */
        public FillNumber(String column, double value) {
            super(column);
            this.value = value;
        }

        @Override
        void add(ColumnValues values, int row) {}

        @Override
        public PreparationStep step() {
            return new PreparationStep.FillNumber(column(), value);
        }
    }

    /** Learns nothing. */
    public static final class FillText extends StepFitter {
        private final String text;

        /** For a column. */
        public FillText(String column, String text) {
            super(column);
            this.text = text;
        }

        @Override
        void add(ColumnValues values, int row) {}

        @Override
        public PreparationStep step() {
            return new PreparationStep.FillText(column(), text);
        }
    }

    /** The mean of what is there. */
    public static final class FillMean extends OfNumbers {
        private double mean;
        private long count;

        /** For a column. */
        public FillMean(String column) {
            super(column);
        }

        @Override
        void add(int position, double value) {
            count++;
            mean += (value - mean) / count;
        }

        @Override
        void missing(ColumnValues values, int at, int position) {}

        @Override
        public PreparationStep step() throws IOException {
            if (count == 0) {
                throw impossible("all its values are missing in the training data, so that there is no mean");
            }
            return new PreparationStep.FillNumber(column(), mean);
        }
    }

    /** The median of what is there. */
    public static final class FillMedian extends OfNumbers {
        private double[] values = new double[64];
        private int count;

        /** For a column. */
        public FillMedian(String column) {
            super(column);
        }

        @Override
        void add(int position, double value) {
            if (count == values.length) {
                values = Arrays.copyOf(values, Math.addExact(count, count / 2));
            }
            values[count++] = value;
        }

        @Override
        void missing(ColumnValues ignored, int at, int position) {}

        @Override
        public PreparationStep step() throws IOException {
            if (count == 0) {
                throw impossible("all its values are missing in the training data, so that there is no median");
            }
            Arrays.sort(values, 0, count);
            double upper = values[count / 2];
            double median = count % 2 == 1 ? upper : values[count / 2 - 1] / 2 + upper / 2;
            return new PreparationStep.FillNumber(column(), median);
        }
    }

    /** The different texts. */
    public static final class Categories extends StepFitter {
        private static final int MOST = 1 << 16;

        private final Encoding encoding;
        private final Set<String> words = new HashSet<>();

        /** For a column. */
        public Categories(String column, Encoding encoding) {
            super(column);
            this.encoding = encoding;
        }

        @Override
        void add(ColumnValues values, int row) throws IOException {
            if (values.isMissing(row, 0)) {
                throw values.refusal(
                        row,
                        0,
                        "a category",
                        "name what is missing with fill(\"…\", \"" + column()
                                + "\"), or leave out its row with dropMissing()");
            }
            if (words.add(values.text(row)) && words.size() > MOST) {
                throw impossible("it has more than " + MOST + " different values; are these categories?");
            }
        }

        @Override
        public PreparationStep step() throws IOException {
            if (words.isEmpty()) {
                throw impossible("there are no rows to learn its categories from");
            }
            List<String> sorted = words.stream().sorted(Categories::inOrder).toList();
            return new PreparationStep.Categories(column(), encoding, sorted);
        }

        /** Numbers before texts, in the order of their size. */
        private static int inOrder(String first, String second) {
            boolean numeric = isNumber(first);
            if (numeric != isNumber(second)) {
                return numeric ? -1 : 1;
            }
            int bySize = numeric ? Double.compare(Double.parseDouble(first), Double.parseDouble(second)) : 0;
            return bySize != 0 ? bySize : first.compareTo(second);
        }

        private static boolean isNumber(String word) {
            return word.matches("-?[0-9]{1,17}(\\.[0-9]{1,17})?");
        }
    }
}
