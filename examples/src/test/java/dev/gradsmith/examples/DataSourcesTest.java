package dev.gradsmith.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradsmith.data.BlockCache;
import dev.gradsmith.data.Csv;
import dev.gradsmith.data.DataException;
import dev.gradsmith.data.Table;
import dev.gradsmith.data.TableBlocks;
import dev.gradsmith.runtime.ArrayColumns;
import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.History;
import dev.gradsmith.runtime.LastBatch;
import dev.gradsmith.runtime.Preparation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a file to a trained model and back, with the classes that the compiler writes. */
class DataSourcesTest {
    private static final String[] FEATURES = {"age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6"};

    @TempDir
    private Path folder;

    private static Table diabetes() throws IOException {
        return ExampleFile.read("diabetes.csv", Csv::read);
    }

    private static DiabetesTrainer trainer() {
        return DiabetesTrainer.builder().d(FEATURES.length).rate(0.05).build();
    }

    private static DiabetesTrainer.Columns columns(DiabetesTrainer trainer) {
        return trainer.columns().X(FEATURES);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 32, 442, 1000})
    void aCacheTrainsToTheSameBitsAsDataInMemory(int batch) throws IOException {
        Table table = diabetes();
        Preparation preparation = Preparation.builder().standardize(FEATURES).fit(table);
        DiabetesTrainer inMemory = trainer();
        DiabetesTrainer cached = trainer();
        DataSet data = columns(inMemory).from(preparation.apply(table));
        BlockCache cache =
                BlockCache.of(folder.resolve("d.cache"), TableBlocks.of(table), preparation, columns(cached));
        for (FitOptions options : new FitOptions[] {
            FitOptions.epochs(3).batchSize(batch),
            FitOptions.epochs(2).batchSize(batch).unshuffled(),
            FitOptions.epochs(2).batchSize(Math.min(batch, 442)).shuffleSeed(7).lastBatch(LastBatch.DROP)
        }) {
            inMemory.fit(data, options);
            cached.fit(cache, options);
            assertThat(cached.model().w()).containsExactly(inMemory.model().w());
            assertThat(cached.model().b()).isEqualTo(inMemory.model().b());
        }
    }

    /** Neither parameters nor a receipt come of data of which a single bit has changed since they were written. */
    @Test
    void aCacheInWhichABitHasChangedIsNotTrainedOn() throws IOException {
        Table table = diabetes();
        DiabetesTrainer trainer = trainer();
        Path file = folder.resolve("d.cache");
        BlockCache.of(file, TableBlocks.of(table), columns(trainer));
        byte[] content = Files.readAllBytes(file);
        content[content.length - 1000] ^= 1;
        Files.write(file, content);
        BlockCache cache = BlockCache.of(file, TableBlocks.of(table), columns(trainer));
        double[] before = trainer.model().w();

        assertThatThrownBy(() -> trainer.fit(cache, FitOptions.epochs(3).withReceipt()))
                .isInstanceOf(DataException.class)
                .hasMessage(file + ": damaged: the checksum of block 1 of 1 is wrong; build it again");
        assertThat(trainer.model().w()).containsExactly(before);
    }

    /** In one window the bits are those of data in memory. */
    @Test
    void aCacheIsMeasuredAsDataInMemory() throws IOException {
        Table table = diabetes();
        DiabetesTrainer trainer = trainer();
        Preparation preparation = Preparation.builder().standardize(FEATURES).fit(table);
        DataSet data = columns(trainer).from(preparation.apply(table));
        BlockCache cache =
                BlockCache.of(folder.resolve("d.cache"), TableBlocks.of(table), preparation, columns(trainer));
        History history = trainer.fit(cache, FitOptions.epochs(2).trainingMetrics());

        assertThat(trainer.evaluate(cache)).isEqualTo(trainer.evaluate(data));
        assertThat(history.epochs().get(1).training())
                .containsEntry("loss", trainer.evaluate(data).loss())
                .containsEntry("mae", trainer.evaluate(data).mae());
    }

    @Test
    void thePreparationTravelsWithTheModel() throws IOException {
        Table table = diabetes();
        Preparation preparation = Preparation.builder().standardize(FEATURES).fit(table);
        DiabetesTrainer trainer = trainer();
        trainer.fit(columns(trainer).from(preparation.apply(table)), FitOptions.epochs(5));
        Path file = folder.resolve("diabetes.safetensors");
        trainer.model().save(file, preparation);

        Diabetes model = Diabetes.load(file);
        ArrayColumns patient = new ArrayColumns();
        for (String feature : FEATURES) {
            patient.add(feature, table.doubles(feature)[3]);
        }
        double[] x = Preparation.load(file).apply(patient).doubles(FEATURES);

        double[] all = preparation.apply(table).doubles(FEATURES);
        assertThat(model.y(x)[0]).isEqualTo(trainer.model().y(all)[3]);
    }

    @Test
    void aColumnThatIsNotThereIsNamedWithTheOneThatWasMeant() throws IOException {
        Path file = Files.writeString(folder.resolve("d.csv"), "age,progresion\n1,2\n");
        DiabetesTrainer trainer = DiabetesTrainer.builder().d(1).build();

        assertThatThrownBy(() -> trainer.columns().X("agee").from(Csv.read(file)))
                .isInstanceOf(DataException.class)
                .hasMessage(file + ": there is no column 'agee'; did you mean 'age'? The columns are age, progresion");
        assertThatThrownBy(() -> trainer.columns().X("age").from(Csv.read(file)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("columns().progression(\"progresion\")");
    }

    @Test
    void whatDoesNotFitMemoryIsLearnt() throws IOException {
        assertThat(LargeData.run(folder, 0.02, 3)).isLessThan(0.01);
    }
}
