package dev.gradsmith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradsmith.runtime.DataSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LibsvmTest {
    @TempDir
    private Path folder;

    @Test
    void makesRowsDense() throws IOException {
        Table table = Libsvm.read(file("+1 2:0.5 4:-1e3 # first\n-1\n\n# nothing\r\n2 1:7\t3:.25"));
        DataSet data =
                table.dataSet().floats("X", "features").ints("y", "label").build();

        assertThat(data).hasToString("DataSet[rows=3, X: float[3, 4], y: int[3]]");
        assertThat(data.floats("X")).containsExactly(0, .5f, 0, -1000, 0, 0, 0, 0, 7, 0, .25f, 0);
        assertThat(data.ints("y")).containsExactly(1, -1, 2);
    }

    @Test
    void keepsRowsSparse() throws IOException {
        Table table = Libsvm.readSparse(file("+1 2:0.5 4:-1e3\n-1\n2 1:7\n"), 4);

        assertThat(table.rowShape("positions")).containsExactly(2);
        assertThat(table.ints("positions")).containsExactly(1, 3, 0, 0, 0, 0);
        assertThat(table.doubles("values")).containsExactly(0.5, -1000, 0, 0, 7, 0);
    }

    @Test
    void aFileWithoutAnyFeatureIsOneZeroToARow() throws IOException {
        Table table = Libsvm.readSparse(file("1\n2\n"), 5);

        assertThat(table.ints("positions")).containsExactly(0, 0);
        assertThat(table.doubles("values")).containsExactly(0, 0);
    }

    @Test
    void zerosThatAreWrittenAreNotKept() throws IOException {
        Path file = file("1 1:0 2:0 3:5 9:0\n");
        Table table = Libsvm.readSparse(file, 9);

        assertThat(table.ints("positions")).containsExactly(2);
        assertThat(table.doubles("values")).containsExactly(5);
        assertThat(Libsvm.read(file).rowShape("features")).containsExactly(9);
    }

    /** As many rows and features as no array of this JVM holds. */
    @Test
    void rowsThatWouldBeTooLargeIfTheyWereDenseAreRead() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 3_000; i++) {
            text.append("1 ").append(i).append(":2 2000000:").append(i).append('\n');
        }
        Path file = file(text.toString());
        Table table = Libsvm.readSparse(file, 2_000_000);

        assertThat(table.rowShape("positions")).containsExactly(2);
        assertThat(table.ints("positions")).endsWith(2_999, 1_999_999);
        assertThatThrownBy(() -> Libsvm.read(file, 2_000_000))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        file + ": 3000 rows of 2000000 features, the zeros among them, are more than an array holds:"
                                + " readSparse keeps what is not 0, blocks reads some rows at a time");
    }

    @Test
    void mostOfARowMustBeOneAtLeast() throws IOException {
        Path file = file("1 1:1\n");

        assertThatThrownBy(() -> Libsvm.sparseBlocks(file, 3, 0)).hasMessage("perRow must be at least 1, is 0");
    }

    @Test
    void givesATestSetTheFeaturesOfItsTrainingSet() throws IOException {
        Table table = Libsvm.read(file("1 1:1\n"), 3);

        assertThat(table.rowShape("features")).containsExactly(3);
        assertThat(table.doubles("features")).containsExactly(1, 0, 0);
    }

    @Test
    void readsMoreRowsThanItsFirstRoom() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            text.append(i).append(" 1:").append(i).append(" 2:1\r");
        }
        Table table = Libsvm.read(file(text.toString()));

        assertThat(table.ints("label")).hasSize(5_000).endsWith(4_999);
        assertThat(table.doubles("features")).hasSize(10_000).endsWith(4_999, 1);
    }

    @Test
    void namesTheLineOfANumberThatDoesNotFit() throws IOException {
        Path file = file("1 1:1\n\n2.5 2:1e39\n");
        Table table = Libsvm.read(file);

        assertThatThrownBy(() -> table.ints("label"))
                .hasMessage(file + ":3: column 'label': expected a whole number from -2147483648 to 2147483647,"
                        + " found 2.5");
        assertThatThrownBy(() -> table.floats("features"))
                .hasMessage(file + ":3: column 'features', value 2 of 2: expected a number that fits a float,"
                        + " found 1.0E39; read it with doubles");
    }

    @Test
    void refusesAnIndexBeyondTheDeclaredFeatures() throws IOException {
        Path file = file("1 1:1 4:1\n");

        assertThatThrownBy(() -> Libsvm.read(file, 3))
                .hasMessage(file + ":1: the index 4 is larger than 3, the number of features");
    }

    static Stream<BrokenFile> broken() {
        byte[] latin = "1 1:1\n2 1:2 # caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        String large = " is larger than 16777216; if that is meant, say how many features there are";
        return Stream.of(
                BrokenFile.of("empty", "", ": there are no rows in it"),
                BrokenFile.of("comments only", "# 1 1:1\n", ": there are no rows in it"),
                BrokenFile.of("labels only", "1\n2\n", ": there is no feature in it; say how many there are"),
                BrokenFile.of(
                        "CSV", "1,2\n", ":1: label: expected a number, with a point before its decimals, found '1,2'"),
                BrokenFile.of("no label", "1:2 2:3\n", ":1: label: expected a number, found '1:2'"),
                BrokenFile.of("no index", "1 1:1\n1 5\n", ":2: expected index:value, found '5'"),
                BrokenFile.of("no value", "1 1:\n", ":1: feature 1: expected a number, found ''"),
                BrokenFile.of("a text", "1 1:x\n", ":1: feature 1: expected a number, found 'x'"),
                BrokenFile.of(
                        "a query",
                        "1 qid:3 1:2\n",
                        ":1: expected index:value, found 'qid:3'; queries of rankings are not read: leave them out"),
                BrokenFile.of("counted from 0", "1 0:2\n", ":1: the index 0 follows 0; they must rise, from 1"),
                BrokenFile.of("negative index", "1 -2:2\n", ":1: expected index:value, found '-2:2'"),
                BrokenFile.of("not rising", "1 3:1 2:1\n", ":1: the index 2 follows 3; they must rise, from 1"),
                BrokenFile.of("twice the same", "1 3:1 3:1\n", ":1: the index 3 follows 3; they must rise, from 1"),
                BrokenFile.of("an index of gigabytes", "1 2000000000:1\n", ":1: the index 2000000000" + large),
                BrokenFile.of(
                        "an index that overflows",
                        "1 99999999999999999999:1\n",
                        ":1: the index 99999999999999999999" + large),
                BrokenFile.of(
                        "overflow",
                        "1 1:1e999\n",
                        ":1: feature 1: expected a number that fits a double, found '1e999'"),
                BrokenFile.of("hexadecimal", "1 1:0x1p3\n", ":1: feature 1: expected a number, found '0x1p3'"),
                BrokenFile.of(
                        "another encoding",
                        latin,
                        ":2: byte 18 of the file is not UTF-8 text; save it in that encoding"),
                BrokenFile.of(
                        "binary",
                        new byte[] {(byte) 0x89, 'P', 'N', 'G'},
                        ":1: byte 1 of the file is not UTF-8 text; save it in that encoding"),
                BrokenFile.of(
                        "zeros", new byte[1000], ":1: label: expected a number, found '" + "\0".repeat(60) + "…'"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void refuses(BrokenFile broken) throws IOException {
        broken.isRefused(folder, file -> Libsvm.read(file).floats("features"));
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("t.svm"), content);
    }
}
