package dev.gradsmith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradsmith.runtime.ColumnSource;
import dev.gradsmith.runtime.Preparation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Real rows as their authors wrote them, without names and with {@code ?} for what is not known, as they are and compressed. */
final class CensusFileTest {
    private static final CsvFormat FORMAT = CsvFormat.commas()
            .withoutHeader(
                    "age",
                    "workclass",
                    "fnlwgt",
                    "education",
                    "education-num",
                    "marital-status",
                    "occupation",
                    "relationship",
                    "race",
                    "sex",
                    "capital-gain",
                    "capital-loss",
                    "hours-per-week",
                    "native-country",
                    "income")
            .missing("?");

    @TempDir
    private Path folder;

    /** How the file lies on the disk. */
    enum Form {
        PLAIN,
        ZIPPED
    }

    private Path file(Form form) throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(CensusFileTest.class.getResourceAsStream("/adult/adult.data"))) {
            byte[] text = stream.readAllBytes();
            return Files.write(folder.resolve("adult.data"), form == Form.PLAIN ? text : BrokenFile.gzip(text));
        }
    }

    /** Figures counted by other means. */
    @ParameterizedTest
    @EnumSource
    void rowsAreThoseOfTheFile(Form form) throws IOException {
        Table census = Csv.read(file(form), FORMAT);

        assertThat(census.rows()).isEqualTo(1_000);
        assertThat(Arrays.stream(census.doubles("fnlwgt")).sum()).isEqualTo(191_904_978);
        assertThat(census.dropMissing("native-country").rows()).isEqualTo(982);
        Table known = census.dropMissing();
        assertThat(known.rows()).isEqualTo(922);
        assertThat(Arrays.stream(known.doubles("age")).sum()).isEqualTo(34_908);
        ColumnSource prepared = Preparation.builder()
                .oneHot("education")
                .index("income")
                .fit(known)
                .apply(known);
        assertThat(prepared.column("education").width()).isEqualTo(16);
        assertThat(prepared.ints("income")).containsOnly(0, 1).hasSize(922);
    }

    @ParameterizedTest
    @EnumSource
    void blocksAreTheRowsOfTheTable(Form form) throws IOException {
        List<double[]> ages = new ArrayList<>();
        Csv.blocks(file(form), FORMAT).dropMissing().forEachBlock(block -> ages.add(block.doubles("age")));

        assertThat(ages.stream().flatMapToDouble(Arrays::stream).toArray())
                .containsExactly(Csv.read(file(form), FORMAT).dropMissing().doubles("age"));
    }

    static Stream<BrokenFile> broken() {
        byte[] whole = BrokenFile.gzip("a\n1\n2\n".repeat(1_000).getBytes(StandardCharsets.UTF_8));
        byte[] damaged = whole.clone();
        damaged[whole.length - 6] ^= 1;
        return Stream.of(
                BrokenFile.of(
                        "magic alone",
                        new byte[] {0x1F, (byte) 0x8B},
                        ": cut short: the file ends before its data does"),
                BrokenFile.of(
                        "cut short",
                        Arrays.copyOf(whole, whole.length / 2),
                        ": cut short: the file ends before its data does"),
                BrokenFile.of(
                        "damaged",
                        damaged,
                        ": cannot be read: what gzip compressed in it is damaged (Corrupt GZIP trailer)"),
                BrokenFile.of(
                        "not text",
                        BrokenFile.gzip(new byte[] {'a', '\n', (byte) 0xC3, '\n'}),
                        ":2: byte 3 of what is compressed in the file is not UTF-8 text; save it in that encoding"),
                BrokenFile.of(
                        "nothing",
                        BrokenFile.gzip(new byte[0]),
                        ": the file is empty; its first line must name the columns"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aDamagedFileIsRefused(BrokenFile broken) throws IOException {
        broken.isRefused(folder, Csv::read);
    }

    @Test
    void anArchiveOfFilesIsNoText() throws IOException {
        Path file = Files.write(folder.resolve("t.zip"), new byte[] {'P', 'K', 3, 4, (byte) 0xFF, 0});

        assertThatThrownBy(() -> Csv.read(file))
                .isInstanceOf(DataException.class)
                .hasMessage(file + ":1: byte 5 of the file is not UTF-8 text; save it in that encoding");
    }
}
