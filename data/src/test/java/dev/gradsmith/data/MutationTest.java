package dev.gradsmith.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Good files with some bytes changed, or cut off: each is read, or refused as all broken files are, whatever the bytes. */
final class MutationTest {
    private static final int MUTANTS = Integer.getInteger("gradsmith.mutants", 200);
    private static final long MOST_MEMORY = 256L << 20;

    @TempDir
    private Path folder;

    /** A format, how a good file of it is made, and how it is read. */
    record Source(String name, Good good, BrokenFile.Use use) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Makes a good file at a place. */
    interface Good {
        byte[] at(Path file) throws Exception;
    }

    static Stream<Source> sources() {
        return Stream.of(
                new Source("CSV", file -> text("a,b\n1,2.5\n3,\"4\"\n"), file -> everything(Csv.read(file))),
                new Source(
                        "zipped CSV",
                        file -> BrokenFile.gzip(text("a,b\n1,2.5\n3,\"4\"\n")),
                        file -> everything(Csv.read(file))),
                new Source("LIBSVM", file -> text("1 1:2 4:.5\n-1 2:1e3\n"), file -> everything(Libsvm.read(file))),
                new Source("NPY", file -> resource("fortran-cube.npy"), file -> everything(Npy.read(file, "x"))),
                new Source("NPZ", file -> resource("compressed.npz"), file -> everything(Npz.read(file, "X", "label"))),
                new Source("IDX", file -> idx(), file -> everything(Idx.read(file, "x"))),
                new Source("zipped IDX", file -> BrokenFile.gzip(idx()), file -> everything(Idx.readScaled(file, "x"))),
                new Source("Parquet, snappy", file -> parquet(file, "snappy"), file -> everything(Parquet.read(file))),
                new Source("Parquet, zstd", file -> parquet(file, "zstd"), file -> everything(Parquet.read(file))),
                new Source(
                        "Parquet, plain",
                        file -> parquet(file, "uncompressed"),
                        file -> everything(Parquet.read(file))),
                new Source("Arrow", file -> BrokenArrowTest.numbers(1, 2, 3), file -> everything(Arrow.read(file))),
                new Source("Arrow, lists", file -> ArrowTest.lists(), file -> everything(Arrow.read(file))));
    }

    /** The same block by block, and text. */
    static Stream<Source> blocks() {
        return Stream.of(
                new Source("CSV", file -> text("a,b\n1,2.5\n3,\"4\"\n"), file -> everything(Csv.blocks(file))),
                new Source(
                        "zipped LIBSVM",
                        file -> BrokenFile.gzip(text("1 1:2 4:.5\n-1 2:1e3\n")),
                        file -> everything(Libsvm.blocks(file, 4))),
                new Source(
                        "LIBSVM", file -> text("1 1:2 4:.5\n-1 2:1e3\n"), file -> everything(Libsvm.blocks(file, 4))),
                new Source("NPZ", file -> resource("compressed.npz"), file -> everything(Npz.blocks(file, "label"))),
                new Source("IDX", file -> idx(), file -> everything(Idx.blocks(file, "x"))),
                new Source(
                        "zipped IDX", file -> BrokenFile.gzip(idx()), file -> everything(Idx.blocksScaled(file, "x"))),
                new Source("Parquet", file -> parquet(file, "snappy"), file -> everything(Parquet.blocks(file))),
                new Source("Parquet, text", MutationTest::parquetOfText, file -> everything(Parquet.blocks(file))),
                new Source("Arrow", file -> ArrowTest.lists(), file -> everything(Arrow.blocks(file))),
                new Source("Arrow, text", file -> arrowText("plain"), file -> everything(Arrow.blocks(file))),
                new Source(
                        "Arrow, dictionary", file -> arrowText("dictionary"), file -> everything(Arrow.blocks(file))));
    }

    private static byte[] parquetOfText(Path file) throws IOException {
        return Files.readAllBytes(
                Database.parquet(file, "select 'word ' || (i % 9) as w, i::varchar as v from range(200) t(i)"));
    }

    private static byte[] arrowText(String kind) throws IOException {
        return TextColumnsTest.arrow(kind, true, List.of("Ulm", "Bonn", "Ulm", "a longer name of a city"));
    }

    private static void everything(TableBlocks blocks) throws IOException {
        blocks.forEachBlock(block -> everything((Table) block));
    }

    @ParameterizedTest
    @MethodSource({"sources", "blocks"})
    void isReadOrRefused(Source source) throws Exception {
        byte[] good = source.good().at(folder.resolve("good"));
        source.use().of(Files.write(folder.resolve("mutant"), good));
        Random random = new Random(20_261_124);
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = mutant(good, random);
            Path file = Files.write(folder.resolve("mutant"), mutant);
            long before = BrokenFile.allocated();
            try {
                source.use().of(file);
            } catch (DataException e) {
                assertThat(e).hasMessageStartingWith(file.toString());
            } catch (RuntimeException | Error e) {
                throw new AssertionError("mutant " + i + ": " + Arrays.toString(mutant), e);
            }
            assertThat(BrokenFile.allocated() - before)
                    .as("bytes for mutant %s", i)
                    .isLessThan(MOST_MEMORY);
        }
    }

    private static byte[] mutant(byte[] good, Random random) {
        byte[] bytes = random.nextInt(8) == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
        int changes = bytes.length == 0 ? 0 : 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            bytes[random.nextInt(bytes.length)] =
                    (byte) (random.nextBoolean() ? random.nextInt() : -1 - random.nextInt(2) * 128);
        }
        return bytes;
    }

    private static void everything(Table table) throws IOException {
        for (String column : table.columns()) {
            if (table.column(column) instanceof TextColumn text) {
                for (int row = 0; row < text.rows(); row++) {
                    text.text(row);
                }
            } else {
                table.missingAsNaN().doubles(column);
            }
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) throws Exception {
        return Files.readAllBytes(NumpyTest.file(name));
    }

    private static byte[] idx() {
        return new byte[] {0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6};
    }

    private static byte[] parquet(Path file, String codec) throws IOException {
        String query = "select i, i / 2.0 as half, [i, 2.0::real] as x, case when i % 3 > 0 then i % 2 = 0 end as even,"
                + " (i / 7)::decimal(30, 9) as exact from range(200) t(i)";
        return Files.readAllBytes(Database.parquet(file, query, "compression " + codec));
    }
}
