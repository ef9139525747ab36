package dev.gradsmith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each broken file, and the whole message that its reader gets, after the file's name. */
final class BrokenCsvTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                         | : the file is empty; its first line must name the columns
            \\n\\n                     | : the file is empty; its first line must name the columns
            a,b,a\\n1,2,3              | :1: columns 1 and 3 are both called 'a'; rename one
            a, a \\n1,2                | :1: columns 1 and 2 are both called 'a'; rename one
            5.1,0,0\\n4.9,1,1           | :1: columns 2 and 3 are both called '0'; if that is no line of names, say so with withoutHeader() of the CsvFormat
            a,,b\\n1,2,3               | :1: column 2 has no name; the first line must name each
            a,b\\n1,2\\n3              | :3: expected 2 fields as on line 1, found 1
            a,b\\n1,2\\n3,4,5\\n       | :3: expected 2 fields as on line 1, found 3
            a,b\\n1,"2\\n2"\\n\\n3     | :5: expected 2 fields as on line 1, found 1
            """)
    void isRefusedAsATable(String content, String message) throws IOException {
        assertThat(failure(content)).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            price,n\\n5,1\\ncheap,2\\n | :3: column 'price': expected a number, found 'cheap'
            price,n\\n5,1\\n,2\\n      | :3: column 'price': expected a number, found an empty field; dropMissing() leaves its row out, a Preparation fills it, missingAsNaN() takes it as NaN
            price,n\\n   ,2\\n         | :2: column 'price': expected a number, found an empty field; dropMissing() leaves its row out, a Preparation fills it, missingAsNaN() takes it as NaN
            price,n\\n"1,5",2\\n       | :2: column 'price': expected a number, with a point before its decimals, found '1,5'
            price,n\\n5 EUR,2\\n       | :2: column 'price': expected a number, found '5 EUR'
            price,n\\n5f,2\\n          | :2: column 'price': expected a number, found '5f'
            price,n\\n0x1p3,2\\n       | :2: column 'price': expected a number, found '0x1p3'
            n,price\\n"x\\ny",1\\n1,-\\n | :4: column 'price': expected a number, found '-'; if that stands for a missing value, say so with missing("-") of the CsvFormat
            price,n\\n1e309,2\\n       | :2: column 'price': expected a number that fits a double, found '1e309'
            price,n\\n-1e999,2\\n      | :2: column 'price': expected a number that fits a double, found '-1e999'
            price,n\\nnan,2\\n         | :2: column 'price': expected a number, found 'nan'; if that stands for a missing value, say so with missing("nan") of the CsvFormat
            price,n\\nInf,2\\n         | :2: column 'price': expected a number, found 'Inf'
            price,n\\nNA,2\\n          | :2: column 'price': expected a number, found 'NA'; if that stands for a missing value, say so with missing("NA") of the CsvFormat
            price,n\\n1,2\\nnull,2\\n    | :3: column 'price': expected a number, found 'null'; if that stands for a missing value, say so with missing("null") of the CsvFormat
            price,n\\n?,2\\n          | :2: column 'price': expected a number, found '?'; if that stands for a missing value, say so with missing("?") of the CsvFormat
            price,n\\n1_000,2\\n       | :2: column 'price': expected a number, found '1_000'
            price,n\\n1 000,2\\n       | :2: column 'price': expected a number, found '1 000'
            price,n\\n1e39,2\\n        | :2: column 'price': expected a number that fits a float, found 1.0E39; read it with doubles
            Price,n\\n1,2\\n           | : there is no column 'price'; did you mean 'Price'? The columns are Price, n
            prize,n\\n1,2\\n           | : there is no column 'price'; did you mean 'prize'? The columns are prize, n
            area,n\\n1,2\\n            | : there is no column 'price'. The columns are area, n
            """)
    void isRefusedAsNumbers(String content, String message) throws IOException {
        assertThat(failure(content)).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.5        | :2: column 'label': expected a whole number from -2147483648 to 2147483647, found 1.5
            3000000000 | :2: column 'label': expected a whole number from -2147483648 to 2147483647, found 3000000000
            NaN        | :2: column 'label': expected a whole number from -2147483648 to 2147483647, found NaN
            """)
    void isRefusedAsWholeNumbers(String field, String message) throws IOException {
        Table table = Csv.read(file(("label\n" + field).getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> table.ints("label"))
                .isInstanceOf(DataException.class)
                .hasMessage(folder.resolve("t.csv") + message);
    }

    @Test
    void isRefusedWhenAQuoteIsNotClosed() throws IOException {
        assertThat(failure("a,b\\n1,2\\n3,\"4\\n5,6\\n")).startsWith(": not CSV, at or after line 3: ");
    }

    @Test
    void isRefusedWhenItIsNotUtf8FarIntoTheFile() throws IOException {
        String latin = "price,n\n" + "1,2\n".repeat(40_000) + "caf\u00e9,2\n";
        Path file = file(latin.getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> Csv.read(file))
                .isInstanceOf(DataException.class)
                .hasMessage(file + ":40002: byte 160012 of the file is not UTF-8 text; save it in that encoding");
    }

    @Test
    void isRefusedWhenItStopsAmidALetter() throws IOException {
        Path file = file(new byte[] {'a', '\n', '1', '\n', (byte) 0xC3});

        assertThatThrownBy(() -> Csv.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(":3: byte 5 of the file is not UTF-8");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            price,n\\n"1"2,3\\n | 2
            price,n\\n1,2\\n"3   | 3
            """)
    void isRefusedWhereItsQuotesAreWrong(String content, int line) throws IOException {
        assertThat(failure(content)).startsWith(": not CSV, at or after line " + line + ": ");
    }

    @Test
    void quotesNoMoreOfAFieldThanFitsALine() throws IOException {
        assertThat(failure("price\\n" + "x".repeat(1_000_000)))
                .isEqualTo(":2: column 'price': expected a number, found '" + "x".repeat(60) + "…'");
    }

    /** More than the parser takes of one field: the file must be refused in its words, not with an exception of its. */
    @Test
    void isRefusedWhenAFieldIsEndless() throws IOException {
        assertThat(failure("price\\n" + "1".repeat(20_000_000))).startsWith(": not CSV, at or after line 2: ");
    }

    @Test
    void isRefusedAsUtf16() throws IOException {
        Path file = file("\uFEFFprice\n1\n".getBytes(StandardCharsets.UTF_16LE));

        assertThatThrownBy(() -> Csv.read(file))
                .isInstanceOf(DataException.class)
                .hasMessage(file + ":1: byte 1 of the file is not UTF-8 text; save it in that encoding");
    }

    @Test
    void isRefusedAsADirectory() {
        assertThatThrownBy(() -> Csv.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessage(folder + ": cannot be read: it is a directory");
    }

    @Test
    void isNamedWhenItMayNotBeRead() throws IOException {
        Path below = file(new byte[0]).resolve("below.csv");

        assertThatThrownBy(() -> Csv.read(below))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(below.toString());
    }

    /** What can be opened and fails only then: the memory of this process, at an address that it does not use. */
    @Test
    void isNamedWhenReadingItFails() {
        Path memory = Path.of("/proc/self/mem");
        assumeThat(memory).isReadable();

        assertThatThrownBy(() -> Csv.read(memory))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(memory + ": cannot be read: ");
    }

    @Test
    void isNamedWhenItIsNotThere() {
        assertThatThrownBy(() -> Csv.read(folder.resolve("none.csv")))
                .isInstanceOf(DataException.class)
                .hasMessage(folder.resolve("none.csv") + ": there is no such file")
                .hasCauseInstanceOf(NoSuchFileException.class);
    }

    /** What reading the file, then its column {@code price} as floats, fails with. */
    private String failure(String escaped) throws IOException {
        Path file = file(escaped.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8));
        DataException failure =
                catchThrowableOfType(DataException.class, () -> Csv.read(file).floats("price"));
        return failure.getMessage().substring(file.toString().length());
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("t.csv"), content);
    }
}
