package dev.gradsmith.runtime;

import java.util.Objects;

/** Where a fit gets the data on which it is measured but not trained. */
public sealed interface ValidationData {

    /** Data of its own, with columns as the training data has. */
    record Given(DataSet data) implements ValidationData {
        public Given {
            Objects.requireNonNull(data);
        }
    }

    /** Data of its own that are read block by block. */
    record Blocks(DataBlocks data) implements ValidationData {
        public Blocks {
            Objects.requireNonNull(data);
        }

        /** Without the file's name, so that a run goes on when it was moved. */
        @Override
        public String toString() {
            return "Blocks[rows=" + data.rows() + "]";
        }
    }

    /**
     * Rows taken out of the training data, before the first epoch, at random.
     *
     * @param fraction of the rows, above 0 and below 1, rounded to the nearest count
     * @param seed the same seed takes the same rows
     */
    record Part(double fraction, long seed) implements ValidationData {
        public Part {
            if (!(fraction > 0 && fraction < 1)) {
                throw new IllegalArgumentException(
                        "the validation fraction must be above 0 and below 1, is " + fraction);
            }
        }
    }
}
