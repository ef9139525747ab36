package dev.gradsmith.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.data.BlockCache;
import dev.gradsmith.data.Csv;
import dev.gradsmith.data.Libsvm;
import dev.gradsmith.data.Table;
import dev.gradsmith.data.TableBlocks;
import dev.gradsmith.examples.optimizers.AdaptiveMomentsTrainer;
import dev.gradsmith.examples.zoo.SupportVectorMachineTrainer;
import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.Epoch;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.History;
import dev.gradsmith.runtime.Preparation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same real data from every kind of source, prepared and trained on: the parameters in the end are the same bits. */
class SameModelTest {
    private static final String[] FEATURES = {"age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6"};
    private static final FitOptions OPTIONS = FitOptions.epochs(4).batchSize(32).shuffleSeed(5);

    @TempDir
    private Path folder;

    private Connection database;

    @BeforeEach
    void open() throws SQLException {
        database = DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @Test
    void endsWithTheSameBitsFromEverySource() throws Exception {
        Path csv = diabetes();
        SameData sources = new SameData(folder, database);
        Map<String, TableBlocks> blocks = sources.blocks(csv);
        Map<String, Table> tables = sources.tables();
        String expected = trained(Csv.read(csv));

        assertThat(expected).contains("w: ").doesNotContain("NaN");
        for (Map.Entry<String, Table> source : tables.entrySet()) {
            assertThat(trained(source.getValue())).as(source.getKey()).isEqualTo(expected);
        }
        for (Map.Entry<String, TableBlocks> source : blocks.entrySet()) {
            assertThat(trained(source.getKey(), source.getValue()))
                    .as(source.getKey() + ", cached")
                    .isEqualTo(expected);
        }
    }

    /** Another number in one row gives other bits: the comparison above can fail. */
    @Test
    void endsWithOtherBitsFromOtherData() throws Exception {
        Path csv = diabetes();
        String text = Files.readString(csv);
        Path other = Files.writeString(folder.resolve("other.csv"), text.replace("59,2,32.1,", "59,2,32.2,"));

        assertThat(trained(Csv.read(other))).isNotEqualTo(trained(Csv.read(csv)));
    }

    private Path diabetes() throws IOException {
        Path csv = folder.resolve("t.csv");
        ExampleFile.read("diabetes.csv", file -> Csv.read(Files.copy(file, csv)));
        return csv;
    }

    /** Blocks of rows in the order of several windows: rows of a census, each a person of 123 answers. */
    @Test
    void endsWithTheSameBitsFromEverySourceThatIsLargerThanAWindow() throws Exception {
        int features = 123;
        Path csv = folder.resolve("t.csv");
        ExampleFile.read("adult-train.svm.gz", file -> asCsv(Libsvm.read(file, features), csv));
        String[] names = Csv.read(csv).columns().subList(0, features).toArray(String[]::new);
        Map<String, String> ends = new LinkedHashMap<>();
        for (Map.Entry<String, TableBlocks> source :
                new SameData(folder, database).blocks(csv).entrySet()) {
            SupportVectorMachineTrainer trainer =
                    SupportVectorMachineTrainer.builder().d(features).build();
            BlockCache cache = BlockCache.of(
                    folder.resolve(source.getKey() + ".cache"),
                    source.getValue(),
                    trainer.columns().X(names).side("label"));
            History history =
                    trainer.fit(cache, FitOptions.epochs(2).batchSize(64).shuffleSeed(5));
            ends.put(
                    source.getKey(),
                    Arrays.toString(trainer.model().w())
                            + trainer.model().b()
                            + history.epochs().stream().map(Epoch::meanLoss).toList());
            assertThat(trainer.evaluate(cache).accuracy()).isGreaterThan(0.8f);
        }
        assertThat(ends).hasSize(5).allSatisfy((source, end) -> assertThat(end).isEqualTo(ends.get("CSV")));
    }

    private static Table asCsv(Table table, Path csv) throws IOException {
        int features = table.rowShape(Libsvm.FEATURES).get(0);
        int[] values = table.ints(Libsvm.FEATURES);
        int[] labels = table.ints(Libsvm.LABEL);
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= features; i++) {
            text.append('f').append(i).append(',');
        }
        text.append(Libsvm.LABEL).append('\n');
        for (int row = 0; row < labels.length; row++) {
            for (int i = 0; i < features; i++) {
                text.append(values[row * features + i]).append(',');
            }
            text.append(labels[row]).append('\n');
        }
        Files.writeString(csv, text);
        return table;
    }

    private static Preparation.Builder preparation() {
        return Preparation.builder()
                .standardize("age", "bmi", "bp", "s1", "s2", "s3", "s4")
                .log("s5")
                .minMax("s6")
                .oneHot("sex");
    }

    private static DiabetesTrainer linear() {
        return DiabetesTrainer.builder().d(FEATURES.length + 1).rate(0.05).build();
    }

    private static AdaptiveMomentsTrainer adaptiveMoments() {
        return AdaptiveMomentsTrainer.builder().seed(3).build();
    }

    private static String trained(Table table) throws IOException {
        Preparation preparation = preparation().fit(table);
        DiabetesTrainer linear = linear();
        DataSet data = linear.columns().X(FEATURES).from(preparation.apply(table));
        History history = linear.fit(data, OPTIONS);
        AdaptiveMomentsTrainer rough = adaptiveMoments();
        DataSet roughData = rough.columns().X("bmi", "bp").yhat("progression").from(preparation.apply(table));
        return bits(linear, history, rough, rough.fit(roughData, OPTIONS));
    }

    private String trained(String name, TableBlocks blocks) throws IOException {
        Preparation preparation = preparation().fit(blocks);
        DiabetesTrainer linear = linear();
        BlockCache data = BlockCache.of(
                folder.resolve(name + ".cache"),
                blocks,
                preparation,
                linear.columns().X(FEATURES));
        AdaptiveMomentsTrainer rough = adaptiveMoments();
        BlockCache roughData = BlockCache.of(
                folder.resolve(name + "-rough.cache"),
                blocks,
                preparation,
                rough.columns().X("bmi", "bp").yhat("progression"));
        return bits(linear, linear.fit(data, OPTIONS), rough, rough.fit(roughData, OPTIONS));
    }

    private static String bits(
            DiabetesTrainer linear, History history, AdaptiveMomentsTrainer rough, History roughHistory) {
        StringBuilder text = new StringBuilder("w: ");
        for (double weight : linear.model().w()) {
            text.append(Double.toHexString(weight)).append(' ');
        }
        text.append(Double.toHexString(linear.model().b())).append(", rough: ");
        for (float weight : rough.model().w()) {
            text.append(Float.toHexString(weight)).append(' ');
        }
        text.append(Float.toHexString(rough.model().b())).append(", losses: ");
        history.epochs().forEach(epoch -> text.append(Double.toHexString(epoch.meanLoss())));
        roughHistory.epochs().forEach(epoch -> text.append(Double.toHexString(epoch.meanLoss())));
        return text.toString();
    }
}
