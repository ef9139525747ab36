package dev.gradsmith.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradsmith.data.BlockCache;
import dev.gradsmith.data.DataException;
import dev.gradsmith.data.Idx;
import dev.gradsmith.data.Libsvm;
import dev.gradsmith.data.Table;
import dev.gradsmith.examples.zoo.LogisticRegressionTrainer;
import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.FitOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handwritten digits as LIBSVM's text, of which a model takes what is not 0: whether a digit is more than 4. */
class SparseDataTest {
    private static final int PIXELS = 784;
    private static final int ROWS = 2_000;
    private static final FitOptions OPTIONS = FitOptions.epochs(5).batchSize(50);

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void writeDigits() throws IOException {
        float[] pixels = ExampleFile.read("digits-images-idx3-ubyte.gz", all -> Idx.readScaled(all, "X"))
                .floats("X");
        int[] digits = ExampleFile.read("digits-labels-idx1-ubyte.gz", all -> Idx.read(all, "digit"))
                .ints("digit");
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < ROWS; row++) {
            text.append(digits[row] > 4 ? "+1" : "-1");
            for (int i = 0; i < PIXELS; i++) {
                float value = pixels[row * PIXELS + i];
                text.append(value == 0 ? "" : " " + (i + 1) + ":" + value);
            }
            text.append('\n');
        }
        file = Files.writeString(folder.resolve("digits.svm"), text);
    }

    private static SparseLogisticTrainer trainer() {
        return SparseLogisticTrainer.builder().d(PIXELS).build();
    }

    private static SparseLogisticTrainer.Columns columns(SparseLogisticTrainer trainer) {
        return trainer.columns().positions("positions").values("values").label("label");
    }

    @Test
    void aSparseModelLearnsWhatADenseOneDoes() throws IOException {
        Table table = Libsvm.read(file, PIXELS);
        SparseLogisticTrainer sparse = trainer();
        DataSet rows = columns(sparse).from(Libsvm.readSparse(file, PIXELS));
        sparse.fit(rows, OPTIONS);

        float[] labels = table.floats("label");
        float[] classes = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            classes[i] = labels[i] > 0 ? 1 : 0;
        }
        LogisticRegressionTrainer dense =
                LogisticRegressionTrainer.builder().d(PIXELS).build();
        dense.fit(
                DataSet.builder()
                        .add("X", table.floats("features"), PIXELS)
                        .add("t", classes)
                        .build(),
                OPTIONS);

        assertThat(sparse.model().w()).containsExactly(dense.model().w(), within(2e-4f));
        assertThat(sparse.evaluate(rows).accuracy()).isGreaterThan(0.85f);
        // A seventh to a fifth of the pixels is ink: two numbers for each are less than all.
        assertThat(rows.width("positions")).isLessThan(PIXELS / 2);
    }

    @Test
    void aFileLargerThanMemoryTrainsToTheSameBits() throws IOException {
        SparseLogisticTrainer inMemory = trainer();
        DataSet rows = columns(inMemory).from(Libsvm.readSparse(file, PIXELS));
        inMemory.fit(rows, OPTIONS.unshuffled());

        SparseLogisticTrainer cached = trainer();
        // With room for every pixel, which these rows do not need, the cache is of more than one window.
        BlockCache cache = BlockCache.of(
                folder.resolve("digits.cache"), Libsvm.sparseBlocks(file, PIXELS, PIXELS), columns(cached));
        cached.fit(cache, OPTIONS.unshuffled());

        assertThat(cache.blocks()).isGreaterThan(16);
        assertThat(cached.model().w()).containsExactly(inMemory.model().w());
        assertThat(cached.model().b()).isEqualTo(inMemory.model().b());
    }

    @Test
    void aPositionThatTheModelDoesNotHaveIsRefused() throws IOException {
        SparseLogisticTrainer small = SparseLogisticTrainer.builder().d(300).build();
        Table table = Libsvm.readSparse(file, PIXELS);

        assertThatThrownBy(() -> columns(small).from(table))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + ":1: column 'positions', value 73 of ")
                .hasMessageEndingWith(
                        "expected an index from 0 to 299 (below d = 300), found 300; indices count from 0");
    }

    @Test
    void aRowWithMoreThanTheMostIsAnErrorOfItsLineAndLeavesNothing() {
        SparseLogisticTrainer trainer = trainer();
        Path cache = folder.resolve("digits.cache");
        assertThatThrownBy(() -> BlockCache.of(cache, Libsvm.sparseBlocks(file, PIXELS, 20), columns(trainer)))
                .isInstanceOf(DataException.class)
                .hasMessageMatching(
                        "(?s).*digits.svm:1: the row has \\d+ features that are not 0; 20 were said to be the most");
        assertThat(cache).doesNotExist();
    }
}
