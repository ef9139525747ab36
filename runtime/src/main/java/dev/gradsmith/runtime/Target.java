package dev.gradsmith.runtime;

/** An array of one type, filled from numbers; what does not fit it is refused. */
sealed interface Target {

    /** Stores the number and says whether it fitted. */
    boolean put(int index, double value);

    /** What fits. */
    String expected();

    /** What to do about what does not. */
    default String advice() {
        return "";
    }

    /** Every number fits. */
    record Doubles(double[] values) implements Target {
        @Override
        public boolean put(int index, double value) {
            values[index] = value;
            return true;
        }

        @Override
        public String expected() {
            return "a number";
        }
    }

    /** Numbers are rounded; one too large would become infinite. */
    record Floats(float[] values) implements Target {
        @Override
        public boolean put(int index, double value) {
            values[index] = (float) value;
            return !Float.isInfinite(values[index]) || Double.isInfinite(value);
        }

        @Override
        public String expected() {
            return "a number that fits a float";
        }

        @Override
        public String advice() {
            return "read it with doubles";
        }
    }

    /** Whole numbers in range fit; {@code 3.0} is one. */
    record Ints(int[] values) implements Target {
        @Override
        public boolean put(int index, double value) {
            values[index] = (int) value;
            return values[index] == value;
        }

        @Override
        public String expected() {
            return "a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE;
        }
    }

    /** Positions on an axis fit. */
    record Indices(int[] values, String dimension, int size) implements Target {
        @Override
        public boolean put(int index, double value) {
            values[index] = (int) value;
            return values[index] == value && value >= 0 && value < size;
        }

        @Override
        public String expected() {
            String named = dimension.equals(Integer.toString(size)) ? "" : dimension + " = ";
            return "an index from 0 to " + (size - 1) + " (below " + named + size + ")";
        }

        @Override
        public String advice() {
            return "indices count from 0";
        }
    }
}
