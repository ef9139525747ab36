package dev.gradsmith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradsmith.runtime.ColumnSource;
import dev.gradsmith.runtime.Preparation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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

    /** As rotated logs are, and what several processes have compressed. */
    @Test
    void membersOneBehindTheOtherAreOneText() throws IOException {
        byte[] text = Files.readAllBytes(file(Form.PLAIN));
        int half = text.length / 2;
        Path file = Files.write(
                folder.resolve("members"),
                joined(
                        BrokenFile.gzip(Arrays.copyOf(text, half)),
                        BrokenFile.gzip(new byte[0]),
                        BrokenFile.gzip(Arrays.copyOfRange(text, half, text.length))));

        assertThat(Csv.read(file, FORMAT).doubles("age"))
                .containsExactly(Csv.read(file(Form.PLAIN), FORMAT).doubles("age"));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** A header with all that it may have: extra bytes, a name, a comment and a checksum of its own. */
    @Test
    void whatElseAHeaderSaysIsPassedOver() throws IOException {
        byte[] plain = BrokenFile.gzip("a\n1\n".getBytes(StandardCharsets.UTF_8));
        byte[] header = Arrays.copyOf(plain, 10);
        header[3] = 2 | 4 | 8 | 16;
        byte[] more = {3, 0, 'x', 'y', 'z', 't', '.', 'c', 's', 'v', 0, 'n', 'o', 't', 'e', 0, 5, 6};
        Path file =
                Files.write(folder.resolve("t.gz"), joined(header, more, Arrays.copyOfRange(plain, 10, plain.length)));

        assertThat(Csv.read(file).doubles("a")).containsExactly(1);
    }

    static Stream<BrokenFile> broken() {
        byte[] whole = BrokenFile.gzip(("a\n" + "1\n2\n".repeat(1_000)).getBytes(StandardCharsets.UTF_8));
        byte[] damaged = whole.clone();
        damaged[whole.length - 6] ^= 1;
        byte[] otherMethod = whole.clone();
        otherMethod[2] = 7;
        String damage = ": cannot be read: what gzip compressed in it is damaged: ";
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
                        ": cannot be read: what gzip compressed in it is damaged: its checksum or its length is wrong"),
                BrokenFile.of("garbage behind", joined(whole, new byte[3]), damage + "behind it there are other bytes"),
                BrokenFile.of(
                        "a second member's header cut short",
                        joined(whole, Arrays.copyOf(whole, 7)),
                        ": cut short: the file ends before its data does"),
                BrokenFile.of(
                        "a second member damaged",
                        joined(whole, damaged),
                        damage + "its checksum or its length is wrong"),
                BrokenFile.of("another method", otherMethod, damage + "its method is number 7, not 8"),
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

    @ParameterizedTest
    @MethodSource("broken")
    void aDamagedFileIsRefusedInBlocks(BrokenFile broken) throws IOException {
        broken.isRefused(folder, file -> Csv.blocks(file).forEachBlock(block -> block.doubles("a")));
    }

    @Test
    void anArchiveOfFilesIsSaidToBeOne() throws IOException {
        Path file = Files.write(folder.resolve("t.zip"), new byte[] {'P', 'K', 3, 4, (byte) 0xFF, 0});

        assertThatThrownBy(() -> Csv.read(file))
                .isInstanceOf(DataException.class)
                .hasMessage(file + ": a zip archive, which may hold several files; unpack it first");
    }

    /** It is opened once, and nothing of it is read twice. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aPipeIsReadFromItsBeginning() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Thread writer = new Thread(() -> {
            try {
                Files.writeString(pipe, "sqft,b\n1,2\n", StandardOpenOption.WRITE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writer.start();

        assertThat(Csv.read(pipe).columns()).containsExactly("sqft", "b");
        writer.join();
    }
}
