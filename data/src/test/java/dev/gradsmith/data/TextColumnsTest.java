package dev.gradsmith.data;

import static dev.gradsmith.data.ArrowFiles.INT;
import static dev.gradsmith.data.ArrowFiles.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradsmith.runtime.ColumnSource;
import dev.gradsmith.runtime.Preparation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ViewVarCharVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.ArrowWriter;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns of text in binary formats are categories, as in CSV files. */
final class TextColumnsTest {
    /** What a CSV file leaves empty is missing. */
    private static final String CSV = "city,x\nUlm,0\nKöln,1\n,2\nUlm,3\n";

    private static final List<String> CITIES = Arrays.asList("Ulm", "Köln", null, "Ulm");

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("t");
    }

    private float[] prepared(ColumnSource source) throws IOException {
        Table csv = Csv.read(Files.writeString(folder.resolve("t.csv"), CSV));
        Preparation preparation =
                Preparation.builder().fill("none", "city").oneHot("city").fit(csv);
        float[] expected = preparation.apply(csv).floats("city", "x");
        assertThat(preparation.apply(source).floats("city", "x")).containsExactly(expected);
        return expected;
    }

    @ParameterizedTest
    @ValueSource(strings = {"uncompressed", "zstd"})
    void ofParquetAreThoseOfCsv(String codec) throws IOException {
        Path csv = Files.writeString(folder.resolve("source.csv"), CSV);
        Path file = Database.parquet(
                file(), "select city, x::integer as x from read_csv('" + csv + "')", "compression " + codec);

        assertThat(prepared(Parquet.read(file))).hasSize(16);
    }

    /** Few enough words for the file's own dictionary, which goes on in the next group of rows with another. */
    @Test
    void ofParquetComeInManyGroupsOfRows() throws IOException {
        Path file = Database.parquet(
                file(),
                "select case when i % 5 > 0 then 'word ' || (i % 7) || '-' || (i // 5000) end as w, i from range(20_000) t(i) order by i",
                "row_group_size 2048");
        List<String> words = new ArrayList<>();
        Parquet.blocks(file).forEachBlock(block -> {
            for (int row = 0; row < block.rows(); row++) {
                words.add(block.column("w").text(row));
            }
        });

        assertThat(words).hasSize(20_000);
        for (int i = 0; i < words.size(); i++) {
            assertThat(words.get(i)).isEqualTo(i % 5 > 0 ? "word " + i % 7 + "-" + i / 5000 : "");
        }
    }

    @Test
    void ofParquetEnumsAreText() throws IOException {
        Path file = Database.parquet(file(), "select 'a'::enum('a', 'b') as e");

        assertThat(Parquet.read(file).column("e").text(0)).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource({
        "plain, file",
        "plain, stream",
        "large, file",
        "view, file",
        "view, stream",
        "dictionary, file",
        "dictionary, stream"
    })
    void ofArrowAreThoseOfCsv(String kind, String format) throws IOException {
        Files.write(file(), arrow(kind, format.equals("file"), CITIES));

        assertThat(prepared(Arrow.read(file()))).hasSize(16);
    }

    @Test
    void ofArrowsViewsAreReadFromWhereverTheyAre() throws IOException {
        List<String> words = IntStream.range(0, 5_000)
                .mapToObj(i -> i % 3 == 0 ? "word " + i : "a word of many letters, the number " + i)
                .toList();
        Files.write(file(), arrow("view", true, words));
        Table table = Arrow.read(file());

        for (int i = 0; i < words.size(); i++) {
            assertThat(table.column("city").text(i)).isEqualTo(words.get(i));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, -5, a text from byte 0 to -5 of 43",
        "0, 44, a text from byte 0 to 44 of 43",
        "8, 1, a text in buffer 1 of 1",
        "8, -1, a text in buffer -1 of 1",
        "12, 1, a text from byte 1 to 44 of 43",
        "12, -1, a text from byte -1 to 42 of 43"
    })
    void ofArrowsViewsAreRefusedIfTheyLeadOutOfTheirBuffers(int at, int value, String why) throws IOException {
        String word = "more letters than a view of them holds, 43!";
        byte[] bytes = arrow("view", true, List.of(word));
        byte[] view = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(word.length())
                .put(word.getBytes(StandardCharsets.UTF_8), 0, 4)
                .array();
        int start = 0;
        while (!Arrays.equals(bytes, start, start + view.length, view, 0, view.length)) {
            start++;
        }
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(start + at, value);
        Files.write(file(), bytes);

        assertThatThrownBy(() -> Arrow.read(file()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(": damaged: " + why);
    }

    @Test
    void ofArrowAreRefusedAsNumbers() throws IOException {
        Files.write(file(), arrow("dictionary", true, CITIES));
        Table table = Arrow.read(file());

        assertThatThrownBy(() -> table.floats("city"))
                .hasMessage(file() + ": row 1: column 'city': expected a number, found 'Ulm'");
        assertThat(table.floats("x")).containsExactly(0, 1, 2, 3);
    }

    @Test
    void ofBytesThatAreNotUtf8AreRefusedWhereTheyAreRead() throws IOException {
        Files.write(file(), arrow("latin", true, CITIES));
        Table table = Arrow.read(file());

        assertThat(table.floats("x")).hasSize(4);
        assertThatThrownBy(() -> table.column("city").read(0, new double[1]))
                .hasMessage(
                        file()
                                + ": row 2: column 'city': expected text in UTF-8, found other bytes; write the column in that encoding");
    }

    /** Of more words than categories can be, none is kept. */
    @Test
    void ofTooManyWordsCanBeReadNoMore() throws IOException {
        Path file = Database.parquet(file(), "select 'w' || i as w, i from range(70_000) t(i)");
        Table table = Parquet.read(file);

        assertThat(table.ints("i")).hasSize(70_000);
        assertThatThrownBy(() -> table.doubles("w")).hasMessageContaining(": column 'w': expected a number, found 'w");
    }

    static byte[] arrow(String kind, boolean isFile, List<String> cities) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (BufferAllocator memory = new RootAllocator();
                FieldVector plain = plain(kind, memory, cities);
                VarCharVector words = new VarCharVector("words", memory);
                IntVector x = new IntVector(field("x", INT), memory)) {
            DictionaryProvider.MapDictionaryProvider provider = new DictionaryProvider.MapDictionaryProvider();
            for (int i = 0; i < cities.size(); i++) {
                x.setSafe(i, i);
            }
            x.setValueCount(cities.size());
            FieldVector city = plain;
            if (kind.equals("dictionary")) {
                List<String> different =
                        cities.stream().filter(word -> word != null).distinct().toList();
                for (int i = 0; i < different.size(); i++) {
                    words.setSafe(i, different.get(i).getBytes(StandardCharsets.UTF_8));
                }
                words.setValueCount(different.size());
                Dictionary dictionary =
                        new Dictionary(words, new DictionaryEncoding(7, false, new ArrowType.Int(8, true)));
                provider.put(dictionary);
                city = (FieldVector) DictionaryEncoder.encode(plain, dictionary);
            }
            try (FieldVector encoded = city;
                    VectorSchemaRoot root = VectorSchemaRoot.of(encoded, x);
                    ArrowWriter writer = isFile
                            ? new ArrowFileWriter(root, provider, Channels.newChannel(bytes))
                            : new ArrowStreamWriter(root, provider, Channels.newChannel(bytes))) {
                root.setRowCount(cities.size());
                writer.start();
                writer.writeBatch();
                writer.end();
            }
        }
        return bytes.toByteArray();
    }

    private static FieldVector plain(String kind, BufferAllocator memory, List<String> cities) {
        var encoding = kind.equals("latin") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        if (kind.equals("large")) {
            LargeVarCharVector vector = new LargeVarCharVector("city", memory);
            for (int i = 0; i < cities.size(); i++) {
                if (cities.get(i) != null) {
                    vector.setSafe(i, cities.get(i).getBytes(encoding));
                }
            }
            vector.setValueCount(cities.size());
            return vector;
        }
        if (kind.equals("view")) {
            ViewVarCharVector vector = new ViewVarCharVector("city", memory);
            vector.allocateNew();
            for (int i = 0; i < cities.size(); i++) {
                if (cities.get(i) != null) {
                    vector.setSafe(i, cities.get(i).getBytes(encoding));
                }
            }
            vector.setValueCount(cities.size());
            return vector;
        }
        VarCharVector vector = new VarCharVector("city", memory);
        for (int i = 0; i < cities.size(); i++) {
            if (cities.get(i) != null) {
                vector.setSafe(i, cities.get(i).getBytes(encoding));
            }
        }
        vector.setValueCount(cities.size());
        return vector;
    }
}
