package dev.gradsmith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradsmith.runtime.DataSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvTest {
    @TempDir
    private Path folder;

    @Test
    void namesColumnsAndCountsRows() throws IOException {
        Table table = table("area, rooms ,price\n100,3,5.5\n80,2,4\n");

        assertThat(table.columns()).containsExactly("area", "rooms", "price");
        assertThat(table.rows()).isEqualTo(2);
    }

    @Test
    void readsColumnsRowByRowInTheOrderAsked() throws IOException {
        Table table = table("a,b,c\n1,2,3\n4,5,6\n");

        assertThat(table.floats("c", "a")).containsExactly(3, 1, 6, 4);
        assertThat(table.doubles("b")).containsExactly(2, 5);
        assertThat(table.ints("a", "b", "c")).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void doesNotLetCallersChangeTheTable() throws IOException {
        Table table = table("a\n1\n");
        table.doubles("a")[0] = 7;

        assertThat(table.doubles("a")).containsExactly(1);
    }

    @Test
    void readsEverySpellingOfANumber() throws IOException {
        Table table = table("a\n -1.5e3 \n.5\n+2\nNaN\n-Infinity\n\"7\"\n");

        assertThat(table.doubles("a")).containsExactly(-1500, .5, 2, Double.NaN, Double.NEGATIVE_INFINITY, 7);
        assertThat(table.floats("a")).endsWith(Float.NaN, Float.NEGATIVE_INFINITY, 7);
    }

    @Test
    void takesAWholeNumberWithDecimalsForAnInt() throws IOException {
        assertThat(table("label\n3.0\n-1\n").ints("label")).containsExactly(3, -1);
    }

    @Test
    void keepsSeparatorsQuotesAndLineBreaksThatAreQuoted() throws IOException {
        Table table = table("\"price, net\",\"a \"\"b\"\"\",note\r\n1,2,\"two\r\nlines\"\r\n");

        assertThat(table.columns()).containsExactly("price, net", "a \"b\"", "note");
        assertThat(table.doubles("a \"b\"", "price, net")).containsExactly(2, 1);
    }

    @Test
    void passesOverTheByteOrderMarkEvenBeforeAQuotedName() throws IOException {
        assertThat(table("\uFEFF\"a,b\",c\n1,2\n").columns()).containsExactly("a,b", "c");
    }

    @Test
    void passesOverEmptyLinesAndReadsALastLineWithoutItsEnd() throws IOException {
        assertThat(table("a,b\n\n1,2\n\n3,4").doubles("b")).containsExactly(2, 4);
    }

    @Test
    void readsOtherSeparators() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), "a;b\n1;2\n");

        assertThat(Csv.read(file, ';').ints("b")).containsExactly(2);
    }

    @Test
    void hasNoRowsWhereThereAreOnlyNames() throws IOException {
        Table table = table("a,b\n");

        assertThat(table.rows()).isZero();
        assertThat(table.floats("a", "b")).isEmpty();
    }

    @Test
    void readsAFileLargerThanEveryBuffer() throws IOException {
        Table table = table("i,half\n"
                + IntStream.range(0, 50_000).mapToObj(i -> i + "," + i / 2.0).collect(Collectors.joining("\n")));

        assertThat(table.ints("i")).containsExactly(IntStream.range(0, 50_000).toArray());
        assertThat(table.doubles("half")).endsWith(24_999.5);
    }

    @Test
    void readsRowsOfAnyWidth() throws IOException {
        int width = 40_000;
        Table table = table(IntStream.range(0, width).mapToObj(i -> "c" + i).collect(Collectors.joining(","))
                + "\n"
                + IntStream.range(0, width).mapToObj(Integer::toString).collect(Collectors.joining(",")));

        assertThat(table.columns()).hasSize(width);
        assertThat(table.ints("c39999", "c0")).containsExactly(39_999, 0);
    }

    @Test
    void readsTheLineEndsOfEverySystemAndTellsTheLinesApart() throws IOException {
        assertThat(table("a,b\r1,2\r3,4\r").ints("a")).containsExactly(1, 3);
        assertThat(table("a,b\r\n1,2\r\n3,4").ints("b")).containsExactly(2, 4);
        assertThatThrownBy(() -> table("a,b\r\n1,2\r\n3,x\r\n").ints("b")).hasMessageContaining("t.csv:3: ");
    }

    @Test
    void takesAQuotedNothingForAFieldNotForAnEmptyLine() throws IOException {
        Table table = table("a\n\"\"\n1\n");

        assertThat(table.rows()).isEqualTo(2);
        assertThatThrownBy(() -> table.doubles("a"))
                .hasMessageContaining(":2: column 'a': expected a number, found an empty");
    }

    @Test
    void readsNumbersAtTheEndsOfTheirRange() throws IOException {
        Table table = table("a\n1.7976931348623157e308\n4.9e-324\n1e-999\n-0\n+Infinity\n");

        assertThat(table.doubles("a"))
                .containsExactly(Double.MAX_VALUE, Double.MIN_VALUE, 0, -0.0, Double.POSITIVE_INFINITY);
    }

    @Test
    void readsAnEmptyFieldAsNaNWhereTheCallerSaysSo() throws IOException {
        Table table = table("a,b\n1,\n,2\n").missingAsNaN();

        assertThat(table.doubles("a", "b")).containsExactly(1, Double.NaN, Double.NaN, 2);
        assertThatThrownBy(() -> table.ints("a"))
                .hasMessageContaining(":3: column 'a': expected a whole number")
                .hasMessageContaining("found an empty field");
    }

    @Test
    void bindsColumnsToTheNamesOfAModel() throws IOException {
        DataSet houses = table("area,rooms,price,kind\n100,3,5.5,0\n80,2,4,1\n")
                .dataSet()
                .floats("X", "area", "rooms")
                .doubles("yhat", "price")
                .ints("label", "kind")
                .build();

        assertThat(houses).hasToString("DataSet[rows=2, X: float[2, 2], yhat: double[2], label: int[2]]");
        assertThat(houses.floats("X")).containsExactly(100, 3, 80, 2);
        assertThat(houses.doubles("yhat")).containsExactly(5.5, 4);
        assertThat(houses.ints("label")).containsExactly(0, 1);
    }

    @Test
    void refusesToBindANameToNoColumn() throws IOException {
        Binding binding = table("a\n1\n").dataSet();

        assertThatThrownBy(() -> binding.floats("X"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'X'");
    }

    private Table table(String text) throws IOException {
        return Csv.read(Files.writeString(folder.resolve("t.csv"), text));
    }
}
