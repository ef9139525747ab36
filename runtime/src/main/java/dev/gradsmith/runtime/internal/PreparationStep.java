package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.ColumnValues;
import dev.gradsmith.runtime.support.Spelling;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is done to one column, with everything that was learnt from the training data. */
public sealed interface PreparationStep {

    /** The column. */
    String column();

    /** The column after this step. */
    ColumnValues apply(ColumnValues values) throws IOException;

    /** In words. */
    String description();

    /** How a category becomes numbers. */
    enum Encoding {
        INDEX,
        ONE_HOT
    }

    /** Why an affine step is there; what it does is the same. */
    enum Scaling {
        STANDARDIZE,
        MIN_MAX
    }

    /**
     * {@code (x - shift) / divisor}.
     *
     * @param shift for each value of a row
     * @param divisor for each value of a row
     */
    record Affine(String column, Scaling scaling, double[] shift, double[] divisor) implements PreparationStep {
        @Override
        public ColumnValues apply(ColumnValues values) throws IOException {
            if (values.width() != shift.length) {
                throw values.refusal(0, 0, shift.length + " values a row as in training", "");
            }
            return new PreparedColumn(values) {
                @Override
                public void read(int row, double[] into) throws IOException {
                    values.read(row, into);
                    for (int i = 0; i < shift.length; i++) {
                        into[i] = (into[i] - shift[i]) / divisor[i];
                    }
                }
            };
        }

        @Override
        public String description() {
            return scaling + " " + column + ": (x - " + Arrays.toString(shift) + ") / " + Arrays.toString(divisor);
        }
    }

    /** The natural logarithm. */
    record Log(String column) implements PreparationStep {
        @Override
        public ColumnValues apply(ColumnValues values) {
            return new PreparedColumn(values) {
                @Override
                public void read(int row, double[] into) throws IOException {
                    values.read(row, into);
                    for (int i = 0; i < into.length; i++) {
                        if (into[i] <= 0) {
                            throw values.refusal(row, i, "a number above 0, as its logarithm is taken", "");
                        }
                        // The same bits on every JDK, as in training.
                        into[i] = StrictMath.log(into[i]);
                    }
                }
            };
        }

        @Override
        public String description() {
            return "log " + column;
        }
    }

    /** A number where one is missing. */
    record FillNumber(String column, double value) implements PreparationStep {
        @Override
        public ColumnValues apply(ColumnValues values) {
            return new PreparedColumn.Filled(values) {
                @Override
                public void read(int row, double[] into) throws IOException {
                    values.read(row, into);
                    for (int i = 0; i < into.length; i++) {
                        if (Double.isNaN(into[i]) && values.isMissing(row, i)) {
                            into[i] = value;
                        }
                    }
                }
            };
        }

        @Override
        public String description() {
            return "fill " + column + ": " + value;
        }
    }

    /** A text where one is missing. */
    record FillText(String column, String text) implements PreparationStep {
        @Override
        public ColumnValues apply(ColumnValues values) {
            return new PreparedColumn.Filled(values) {
                @Override
                public String text(int row) throws IOException {
                    return values.isMissing(row, 0) ? text : values.text(row);
                }
            };
        }

        @Override
        public String description() {
            return "fill " + column + ": '" + text + "'";
        }
    }

    /** A category as its index, or as as many numbers as there are categories. */
    record Categories(String column, Encoding encoding, List<String> words) implements PreparationStep {
        private static final int MOST_LISTED = 10;

        public Categories {
            words = List.copyOf(words);
        }

        @Override
        public ColumnValues apply(ColumnValues values) {
            Map<String, Integer> positions = new HashMap<>();
            words.forEach(word -> positions.put(word, positions.size()));
            return new PreparedColumn(values) {
                @Override
                public int width() {
                    return encoding == Encoding.ONE_HOT ? words.size() : 1;
                }

                @Override
                public boolean isMissing(int row, int position) {
                    return values.isMissing(row, 0);
                }

                @Override
                public void read(int row, double[] into) throws IOException {
                    if (values.isMissing(row, 0)) {
                        throw values.refusal(
                                row,
                                0,
                                "a category",
                                "dropMissing() leaves its row out, fill(\"…\", \"" + column
                                        + "\") names what is missing");
                    }
                    Integer position = positions.get(values.text(row));
                    if (position == null) {
                        throw unknown(values, row);
                    }
                    if (encoding == Encoding.INDEX) {
                        into[0] = position;
                        return;
                    }
                    Arrays.fill(into, 0);
                    into[position] = 1;
                }
            };
        }

        private IOException unknown(ColumnValues values, int row) throws IOException {
            String listed = String.join(", ", words.subList(0, Math.min(words.size(), MOST_LISTED)));
            String all = words.size() > MOST_LISTED ? listed + ", … (" + words.size() + ")" : listed;
            String advice = Spelling.nearest(values.text(row), words)
                    .map(nearest -> "did you mean '" + nearest + "'?")
                    .orElse("fit the preparation on training data that have it");
            return values.refusal(row, 0, "a category of the training data (" + all + ")", advice);
        }

        @Override
        public String description() {
            return encoding + " " + column + ": " + String.join(", ", words);
        }
    }
}
