package dev.gradsmith.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationTest {
    @TempDir
    private Path folder;

    private static final double NONE = Double.NaN;

    private static ArrayColumns numbers(double... values) {
        return new ArrayColumns().add("x", values);
    }

    private static ArrayColumns texts(String... values) {
        return new ArrayColumns().add("city", values);
    }

    @Test
    void standardizesByTheTrainingDataAlone() throws IOException {
        Preparation preparation = Preparation.builder().standardize("x").fit(numbers(1, 2, 3, 6));

        // Mean 3, variance (4 + 1 + 0 + 9) / 4.
        double deviation = Math.sqrt(3.5);
        assertThat(preparation.apply(numbers(3, 10)).doubles("x")).containsExactly(0, 7 / deviation);
    }

    @Test
    void doesNotLoseANumberFarFromZero() throws IOException {
        Preparation preparation = Preparation.builder().standardize("x").fit(numbers(1e9 + 1, 1e9 + 2, 1e9 + 3));

        assertThat(preparation.apply(numbers(1e9 + 3)).doubles("x")[0]).isCloseTo(Math.sqrt(1.5), within(1e-9));
    }

    @Test
    void mapsTheTrainingDataFromZeroToOne() throws IOException {
        Preparation preparation = Preparation.builder().minMax("x").fit(numbers(4, 2, 6));

        assertThat(preparation.apply(numbers(2, 6, 5, 8)).doubles("x")).containsExactly(0, 1, 0.75, 1.5);
    }

    @Test
    void takesTheStepsOfAColumnOneAfterTheOther() throws IOException {
        Preparation preparation =
                Preparation.builder().log("x").standardize("x").fit(numbers(1, Math.E * Math.E));

        assertThat(preparation.apply(numbers(1, Math.E)).doubles("x")[1]).isCloseTo(0, within(1e-15));
    }

    @Test
    void fillsWhatIsMissing() throws IOException {
        ArrayColumns training = numbers(1, NONE, 3, 8);

        assertThat(Preparation.builder()
                        .fill(-1, "x")
                        .fit(training)
                        .apply(numbers(NONE))
                        .doubles("x"))
                .containsExactly(-1);
        assertThat(Preparation.builder()
                        .fillMean("x")
                        .fit(training)
                        .apply(numbers(NONE))
                        .doubles("x"))
                .containsExactly(4);
        assertThat(Preparation.builder()
                        .fillMedian("x")
                        .fit(training)
                        .apply(numbers(NONE, 2))
                        .doubles("x"))
                .containsExactly(3, 2);
    }

    @Test
    void encodesCategoriesInTheirOrder() throws IOException {
        Preparation oneHot = Preparation.builder().oneHot("city").fit(texts("Ulm", "Bonn", "Ulm"));
        Preparation index = Preparation.builder().index("city").fit(texts("Ulm", "Bonn", "Ulm"));

        assertThat(oneHot.apply(texts("Ulm", "Bonn")).doubles("city")).containsExactly(0, 1, 1, 0);
        assertThat(oneHot.apply(texts("Ulm")).width("city")).isEqualTo(2);
        assertThat(index.apply(texts("Ulm", "Bonn")).ints("city")).containsExactly(1, 0);
    }

    @Test
    void numbersAreCategoriesInTheOrderOfTheirSize() throws IOException {
        Preparation preparation = Preparation.builder().index("x").fit(numbers(10, 9, 2.5));

        assertThat(preparation.apply(numbers(2.5, 9, 10)).ints("x")).containsExactly(0, 1, 2);
    }

    @Test
    void namesACategoryThatTheTrainingDataDoNotHave() throws IOException {
        Preparation preparation = Preparation.builder().oneHot("city").fit(texts("Ulm", "Bonn"));

        assertThatThrownBy(() -> preparation.apply(texts("Ulm", "Bon")).doubles("city"))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "the values given: row 2: column 'city': expected a category of the training data (Bonn, Ulm),"
                                + " found 'Bon'; did you mean 'Bonn'?");
    }

    @Test
    void aMissingCategoryIsRefusedUnlessItHasAName() throws IOException {
        Preparation named =
                Preparation.builder().fill("none", "city").oneHot("city").fit(texts("Ulm", ""));

        assertThat(named.apply(texts("")).doubles("city")).containsExactly(0, 1);
        assertThatThrownBy(() -> Preparation.builder().oneHot("city").fit(texts("Ulm", "")))
                .hasMessageContaining("row 2: column 'city': expected a category")
                .hasMessageContaining("dropMissing()");
    }

    @Test
    void saysWhatCannotBeFitted() {
        assertThatThrownBy(() -> Preparation.builder().standardize("x").fit(numbers(2, 2)))
                .hasMessageContaining("column 'x'")
                .hasMessageContaining("constant");
        assertThatThrownBy(() -> Preparation.builder().minMax("x").fit(numbers(2, 2)))
                .hasMessageContaining("constant");
        assertThatThrownBy(() -> Preparation.builder().log("x").fit(numbers(1, 0)))
                .hasMessageContaining("row 2: column 'x': expected a number above 0");
        assertThatThrownBy(() -> Preparation.builder().standardize("x").fit(numbers(1, Double.POSITIVE_INFINITY)))
                .hasMessageContaining("row 2: column 'x': expected a finite number");
        assertThatThrownBy(() -> Preparation.builder().standardize("x").fit(numbers(1, NONE)))
                .hasMessageContaining("row 2: column 'x': expected a number");
        assertThatThrownBy(() -> Preparation.builder().fillMean("x").fit(numbers(NONE)))
                .hasMessageContaining("all its values are missing");
        assertThatThrownBy(() -> Preparation.builder().standardize("y").fit(numbers(1, 2)))
                .hasMessageContaining("there is no column 'y'");
        assertThatThrownBy(() -> Preparation.builder().standardize()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isFittedOnBlocksAsOnTheWhole() throws IOException {
        ColumnBlocks blocks = visitor -> {
            visitor.visit(numbers(1, 2));
            visitor.visit(numbers(NONE, 9));
        };
        Preparation.Builder builder =
                Preparation.builder().fillMean("x").log("x").standardize("x");

        assertThat(builder.fit(blocks))
                .hasToString(builder.fit(numbers(1, 2, NONE, 9)).toString());
    }

    @Test
    void travelsInAFileWithEveryKindOfStep() throws IOException {
        ArrayColumns training = new ArrayColumns()
                .add("a", 1, 2, 4)
                .add("b", 1, 2, 5)
                .add("c", 1, 2, NONE)
                .add("d", "x", "", "y \"quoted\"\n")
                .add("e", 3, 1, 2);
        Preparation preparation = Preparation.builder()
                .log("a")
                .standardize("a")
                .minMax("b")
                .fillMedian("c")
                .fill("?", "d")
                .oneHot("d")
                .index("e")
                .fit(training);
        Path file = folder.resolve("model.safetensors");
        Map<String, Tensor> tensors = new LinkedHashMap<>(Map.of("w", Tensor.scalar(1.0)));
        Map<String, String> metadata = new LinkedHashMap<>(Map.of("model", "M"));
        preparation.addTo(tensors, metadata);
        Safetensors.write(file, tensors, metadata);

        Preparation loaded = Preparation.load(file);

        assertThat(loaded).hasToString(preparation.toString());
        String[] all = {"a", "b", "c", "d", "e"};
        assertThat(loaded.apply(training).doubles(all))
                .containsExactly(preparation.apply(training).doubles(all));
    }

    @Test
    void isNoneInAFileWithout() throws IOException {
        Path file = folder.resolve("model.safetensors");
        Safetensors.write(file, Map.of("w", Tensor.scalar(1.0)), Map.of());

        assertThat(Preparation.load(file)).hasToString("");
    }

    @Test
    void refusesAFileInWhichItIsDamaged() {
        Tensor pair = Tensor.of(new double[] {1, 2}, 2, 1);
        assertDamaged(Map.of("preparation.0", "melt", "preparation.0.column", "x"), Map.of(), "unknown kind, 'melt'");
        assertDamaged(Map.of("preparation.0", "log"), Map.of(), "its metadata lack 'preparation.0.column'");
        assertDamaged(
                Map.of("preparation.0", "STANDARDIZE", "preparation.0.column", "x"), Map.of("w", pair), "no tensor");
        assertDamaged(
                Map.of("preparation.0", "STANDARDIZE", "preparation.0.column", "x"),
                Map.of("preparation.0", Tensor.of(new double[] {1, 0}, 2, 1)),
                "a divisor that is not above 0");
        assertDamaged(
                Map.of("preparation.0", "MIN_MAX", "preparation.0.column", "x"),
                Map.of("preparation.0", Tensor.of(new double[] {1, 2, 3}, 3)),
                "has 3 values, not 2 for each");
        assertDamaged(
                Map.of("preparation.0", "MIN_MAX", "preparation.0.column", "x"),
                Map.of("preparation.0", Tensor.of(new float[] {1, 2}, 2, 1)),
                "is F32, not F64");
        assertDamaged(
                Map.of("preparation.0", "ONE_HOT", "preparation.0.column", "x"),
                Map.of(),
                "lack 'preparation.0.word.0'");
        assertDamaged(Map.of("preparation.0", "fill-text", "preparation.0.column", "x"), Map.of(), ".text'");
    }

    private void assertDamaged(Map<String, String> metadata, Map<String, Tensor> tensors, String message) {
        Path file = folder.resolve("damaged.safetensors");
        assertThatThrownBy(() -> {
                    Safetensors.write(file, tensors, metadata);
                    Preparation.load(file);
                })
                .isInstanceOf(SafetensorsException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(message);
    }

    @Test
    void leavesOtherColumnsAlone() throws IOException {
        Preparation preparation = Preparation.builder().log("x").fit(numbers(1));
        ArrayColumns both = numbers(1).add("y", 7);

        assertThat(preparation.apply(both).doubles("x", "y")).containsExactly(0, 7);
        assertThat(preparation.apply(both).columns()).isEqualTo(List.of("x", "y"));
    }
}
