package dev.gradsmith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradsmith.runtime.Preparation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CSV files as people have them, read as a whole and in blocks. */
final class CsvFormatTest {
    private static final CsvFormat IRIS =
            CsvFormat.commas().withoutHeader("sepalLength", "sepalWidth", "petalLength", "petalWidth", "kind");

    /** As the census data of 1994 are written that many examples use. */
    private static final CsvFormat CENSUS = CsvFormat.commas()
            .withoutHeader("age", "work", "hours", "pay")
            .missing("?")
            .comments('|');

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("t.csv"), text);
    }

    private Table read(CsvFormat format, String text) throws IOException {
        return Csv.read(file(text), format);
    }

    private static double[] blocks(TableBlocks blocks, String... columns) throws IOException {
        List<double[]> read = new ArrayList<>();
        blocks.forEachBlock(block -> read.add(block.doubles(columns)));
        return read.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    @Test
    void theFirstLineIsARowWhereThereIsNoHeader() throws IOException {
        Table iris = read(
                IRIS, "5.1,3.5,1.4,0.2,Iris-setosa\n4.9,3.0,1.4,0.2,Iris-setosa\n7,3.2,4.7,1.4,Iris-versicolor\n\n");

        assertThat(iris.doubles("sepalLength", "petalWidth")).containsExactly(5.1, .2, 4.9, .2, 7, 1.4);
        assertThat(Preparation.builder().index("kind").fit(iris).apply(iris).ints("kind"))
                .containsExactly(0, 0, 1);
        assertThat(blocks(Csv.blocks(folder.resolve("t.csv"), IRIS), "sepalLength"))
                .containsExactly(5.1, 4.9, 7);
    }

    @Test
    void columnsAreNumberedWhereNobodyNamesThem() throws IOException {
        Table table = read(CsvFormat.separatedBy('\t').withoutHeader(), "5.1\t3\n4.9\t4");

        assertThat(table.columns()).containsExactly("1", "2");
        assertThat(table.doubles("2", "1")).containsExactly(3, 5.1, 4, 4.9);
    }

    @Test
    void marksAreMissingValuesInNumbersAndTexts() throws IOException {
        Table census = read(
                CENSUS, "|1x3 Cross validator\n39, State-gov, 40, <=50K\n50, ?, ?, >50K\n|\n?, Private, 13, <=50K\n");

        assertThat(census.rows()).isEqualTo(3);
        assertThat(census.missingAsNaN().doubles("age", "hours"))
                .containsExactly(39, 40, 50, Double.NaN, Double.NaN, 13);
        assertThat(census.dropMissing().doubles("age")).containsExactly(39);
        assertThat(census.dropMissing("work").missingAsNaN().doubles("hours")).containsExactly(40, 13);
        assertThatThrownBy(() -> census.doubles("hours"))
                .isInstanceOf(DataException.class)
                .hasMessage(folder.resolve("t.csv")
                        + ":3: column 'hours': expected a number, found an empty field or '?';"
                        + " dropMissing() leaves its row out, a Preparation fills it, missingAsNaN() takes it as NaN");
    }

    @ParameterizedTest
    @CsvSource({
        "NA",
        "' NA '",
        "null",
        "NaN",
        "-",
        "-999",
        "-999.0",
        "-9.99e2",
        "''",
        "'\"NA\"'",
        "-999.00000000000000000000"
    })
    void everyMarkIsOneWhereverItStands(String field) throws IOException {
        CsvFormat format = CsvFormat.separatedBy(';').missing("NA", "null").missing(" NaN ", "-", "-999");
        String text = "a;b\n" + field + ";1\n3;2\n" + field + ";3\n";

        assertThat(read(format, text).dropMissing("a").doubles("a", "b")).containsExactly(3, 2);
        assertThat(blocks(Csv.blocks(file(text), format).dropMissing("a"), "a", "b"))
                .containsExactly(3, 2);
    }

    @Test
    void whatIsNotMarkedIsNoMissingValue() throws IOException {
        Table table = read(CsvFormat.commas().missing("NA"), "a,b\nNaN,1\n2,na\n");

        assertThat(table.doubles("a")).containsExactly(Double.NaN, 2);
        assertThatThrownBy(() -> table.doubles("b"))
                .hasMessageEndingWith(
                        ":3: column 'b': expected a number, found 'na'; if that stands for a missing value, say so"
                                + " with missing(\"na\") of the CsvFormat");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''              | : the file is empty
            1,2,3\\n        | :1: expected 2 fields, as many as columns are named (a, b), found 3
            \\n1\\n         | :2: expected 2 fields, as many as columns are named (a, b), found 1
            1,2\\n\\n3\\n   | :3: expected 2 fields as on line 1, found 1
            1,x\\n3,4\\n    | :1: column 'b': expected a number, found 'x'
            1,2\\n3,x\\n    | :2: column 'b': expected a number, found 'x'
            1,2\\n3,\\n     | :2: column 'b': expected a number, found an empty field; dropMissing() leaves its row out, a Preparation fills it, missingAsNaN() takes it as NaN
            """)
    void isRefusedWithItsLineWithoutHeader(String content, String message) throws IOException {
        Path file = file(content.replace("\\n", "\n"));
        CsvFormat format = CsvFormat.commas().withoutHeader("a", "b");

        assertThatThrownBy(() -> Csv.read(file, format).doubles("a", "b"))
                .isInstanceOf(DataException.class)
                .hasMessage(file + message);
        assertThatThrownBy(() -> Csv.blocks(file, format).forEachBlock(block -> block.doubles("a", "b")))
                .isInstanceOf(DataException.class)
                .hasMessage(file + message);
    }

    @Test
    void namesAndCharactersThatCannotBeAreRefused() {
        CsvFormat commas = CsvFormat.commas();
        for (UnaryOperator<CsvFormat> wrong : List.<UnaryOperator<CsvFormat>>of(
                format -> format.withoutHeader("a", "a"),
                format -> format.withoutHeader("a", " "),
                format -> format.comments(','),
                format -> format.comments('"'),
                format -> CsvFormat.separatedBy('\n'))) {
            assertThatThrownBy(() -> wrong.apply(commas)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void saysAllThatDiffers() {
        assertThat(CsvFormat.commas()).hasToString("CsvFormat.commas()");
        assertThat(CsvFormat.separatedBy('\t')
                        .withoutHeader()
                        .missing("NA", "\"")
                        .comments('#'))
                .hasToString("CsvFormat.separatedBy('\\t').withoutHeader().missing(\"NA\", \"\\\"\").comments('#')");
        assertThat(IRIS.toString()).contains(".withoutHeader(\"sepalLength\", \"sepalWidth\", ");
    }

    @Test
    void aCacheOfAnotherFormatIsStale() throws IOException {
        Path file = file("1;2\n3;4\n");

        assertThat(Csv.blocks(file, CsvFormat.separatedBy(';')).fingerprint())
                .isEqualTo(Csv.blocks(file, ';').fingerprint())
                .isNotEqualTo(Csv.blocks(file, CsvFormat.separatedBy(';').missing("2"))
                        .fingerprint());
    }

    @Test
    void blocksOfManyRowsAreReadAsTheWhole() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            text.append(i % 7 == 0 ? "?" : i)
                    .append(", ")
                    .append(i % 11 == 0 ? "?" : "Private")
                    .append(", ")
                    .append(i);
            text.append(", >50K\n");
        }
        Path file = file(text.toString());
        Table table = Csv.read(file, CENSUS);

        assertThat(blocks(Csv.blocks(file, CENSUS).dropMissing(), "age", "hours"))
                .containsExactly(table.dropMissing().doubles("age", "hours"));
        assertThat(Csv.read(file, CENSUS).dropMissing().doubles("hours")).startsWith(1, 2, 3, 4, 5, 6, 8);
    }
}
