package dev.gradsmith.runtime;

import dev.gradsmith.runtime.internal.PreparationFile;
import dev.gradsmith.runtime.internal.PreparationStep;
import dev.gradsmith.runtime.internal.PreparationStep.Encoding;
import dev.gradsmith.runtime.internal.PreparedColumns;
import dev.gradsmith.runtime.internal.StepFitter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What is done to columns before a model sees them, fitted on training data once and the same ever after: it is saved in the file of the
 * model's parameters, and applied to what a prediction is asked for.
 *
 * <pre>{@code
 * Preparation preparation = Preparation.builder()
 *         .fillMedian("age").standardize("age", "sqft").log("income").oneHot("city").fit(training);
 * DataSet data = trainer.columns().X("age", "sqft", "income", "city").from(preparation.apply(training));
 * trainer.fit(data, options);
 * trainer.model().save(file, preparation);
 *
 * Preparation loaded = Preparation.load(file);
 * float[] x = loaded.apply(new ArrayColumns().add("age", 31).add("city", "Ulm") …).floats("age", "sqft", "income", "city");
 * }</pre>
 *
 * Columns without a step pass as they are. Several steps of one column work in the order in which they were asked for. Immutable.
 */
public final class Preparation {
    private final List<PreparationStep> steps;

    private Preparation(List<PreparationStep> steps) {
        this.steps = List.copyOf(steps);
    }

    /** Asks for steps. */
    public static Builder builder() {
        return new Builder();
    }

    /** One that leaves everything as it is. */
    public static Preparation none() {
        return new Preparation(List.of());
    }

    /**
     * Reads what {@link #addTo} put into a file; one that does nothing if there is none in it.
     *
     * @throws SafetensorsException if the file is not well-formed, or what it says of the preparation is not
     */
    public static Preparation load(Path file) throws IOException {
        return of(Safetensors.read(file));
    }

    /** As {@link #load}, of a file that has been read. */
    public static Preparation of(Safetensors file) throws SafetensorsException {
        return new Preparation(PreparationFile.read(file));
    }

    /** Adds to what a file of parameters will hold; all names begin with {@code preparation}. */
    public void addTo(Map<String, Tensor> tensors, Map<String, String> metadata) {
        PreparationFile.write(steps, tensors, metadata);
    }

    /**
     * The same columns, prepared as they are read.
     *
     * @throws IOException if the source lacks a column that has a step
     */
    public ColumnSource apply(ColumnSource source) throws IOException {
        return steps.isEmpty() ? source : PreparedColumns.of(source, steps);
    }

    /** The same blocks, prepared as they are read. */
    public ColumnBlocks apply(ColumnBlocks blocks) {
        return visitor -> blocks.forEachBlock(block -> visitor.visit(apply(block)));
    }

    /** The steps, a line for each: {@code standardize sqft: (x - 1650.0) / 620.4}. */
    @Override
    public String toString() {
        return String.join(
                "\n", steps.stream().map(PreparationStep::description).toList());
    }

    /** Collects steps. */
    public static final class Builder {
        private final Map<String, List<Supplier<StepFitter>>> wanted = new LinkedHashMap<>();

        private Builder() {}

        /** Subtracts the mean of the training data and divides by their standard deviation (of all of them: divided by n). */
        public Builder standardize(String... columns) {
            return add(StepFitter.Standardize::new, columns);
        }

        /** Maps the least value of the training data to 0 and the largest to 1; others lie beyond. */
        public Builder minMax(String... columns) {
            return add(StepFitter.MinMax::new, columns);
        }

        /** Takes the natural logarithm; a number that is not above 0 is refused. */
        public Builder log(String... columns) {
            return add(StepFitter.Log::new, columns);
        }

        /**
         * Makes of a category as many numbers as there are categories, all 0 but for its own, which is 1. Categories are the different texts of
         * the training data, in their alphabetical order (by code points, numbers in that of their size); another is refused later on.
         */
        public Builder oneHot(String... columns) {
            return add(column -> new StepFitter.Categories(column, Encoding.ONE_HOT), columns);
        }

        /** Makes of a category its index among the categories of the training data, which are those of {@link #oneHot}. */
        public Builder index(String... columns) {
            return add(column -> new StepFitter.Categories(column, Encoding.INDEX), columns);
        }

        /** Puts a number where one is missing. */
        public Builder fill(double value, String... columns) {
            return add(column -> new StepFitter.FillNumber(column, value), columns);
        }

        /** Puts a text where one is missing, a category of its own perhaps. */
        public Builder fill(String text, String... columns) {
            return add(column -> new StepFitter.FillText(column, text), columns);
        }

        /** Puts the mean of the training data's other values where one is missing. */
        public Builder fillMean(String... columns) {
            return add(StepFitter.FillMean::new, columns);
        }

        /** Puts the median of the training data's other values where one is missing; fitting keeps all of them in memory. */
        public Builder fillMedian(String... columns) {
            return add(StepFitter.FillMedian::new, columns);
        }

        /**
         * Fits the steps on these data, which should be those that the model is trained on and no others.
         *
         * @throws IOException if there is no such column, or it cannot be prepared so: constant numbers cannot be standardised
         */
        public Preparation fit(ColumnSource training) throws IOException {
            return fit((ColumnBlocks.Visitor visitor) -> visitor.visit(training));
        }

        /** As the other, on data larger than memory; goes over them as many times as the column with the most steps has. */
        public Preparation fit(ColumnBlocks training) throws IOException {
            List<PreparationStep> fitted = new ArrayList<>();
            for (int round = 0; ; round++) {
                List<StepFitter> fitters = round(round);
                if (fitters.isEmpty()) {
                    return new Preparation(fitted);
                }
                new Preparation(fitted).apply(training).forEachBlock(block -> {
                    for (StepFitter fitter : fitters) {
                        fitter.add(block);
                    }
                });
                for (StepFitter fitter : fitters) {
                    fitted.add(fitter.step());
                }
            }
        }

        /** One step of each column that has so many. */
        private List<StepFitter> round(int number) {
            return wanted.values().stream()
                    .filter(steps -> steps.size() > number)
                    .map(steps -> steps.get(number).get())
                    .toList();
        }

        private interface Kind {
            StepFitter of(String column);
        }

        private Builder add(Kind kind, String... columns) {
            if (columns.length == 0) {
                throw new IllegalArgumentException("name at least one column");
            }
            for (String column : columns) {
                wanted.computeIfAbsent(column, name -> new ArrayList<>()).add(() -> kind.of(column));
            }
            return this;
        }
    }
}
