package dev.gradsmith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradsmith.runtime.ColumnBinding;
import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.Preparation;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockCacheTest {
    private static final int ROWS = 40_000;

    @TempDir
    private Path folder;

    /** A trainer's class of columns: a, b as X, c as label. */
    private static final class Columns extends ColumnBinding {
        Columns(String... features) {
            addFloats("X", "[n, d]", features.length);
            addIndices("label", "[n]", 1, "k", 5);
            addDoubles("weight", "[n]", 1);
            bind("X", features);
            bind("label", "c");
        }
    }

    private Path csv(String end) throws IOException {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder("a,b,c,weight\n");
        for (int i = 0; i < ROWS; i++) {
            text.append(random.nextGaussian()).append(',').append(i).append(',');
            text.append(i % 5).append(',').append(random.nextDouble()).append('\n');
        }
        return Files.writeString(folder.resolve("t.csv"), text + end);
    }

    private Path cache() {
        return folder.resolve("t.cache");
    }

    private BlockCache build(Path csv, String... features) throws IOException {
        return BlockCache.of(cache(), Csv.blocks(csv), new Columns(features));
    }

    private static DataSet read(BlockCache cache, boolean backwards) throws IOException {
        int rows = (int) cache.rows();
        int[] places = new int[rows];
        Arrays.setAll(places, i -> backwards ? rows - 1 - i : i);
        DataSet into = cache.allocate(rows);
        for (long block = 0; block < cache.blocks(); block++) {
            cache.read(block, places, (int) (block * cache.blockRows()), into);
        }
        return into;
    }

    @Test
    void holdsTheBitsOfItsSource() throws IOException {
        Path csv = csv("");
        BlockCache cache = build(csv, "a", "b");
        Table table = Csv.read(csv);
        DataSet read = read(cache, false);

        assertThat(cache.blocks()).isGreaterThan(1);
        assertThat(read.floats("X")).containsExactly(table.floats("a", "b"));
        assertThat(read.ints("label")).containsExactly(table.ints("c"));
        assertThat(read.doubles("weight")).containsExactly(table.doubles("weight"));
        assertThat(cache).hasToString(cache() + ": 40000 rows, X: float[2], label: int, weight: double");
        cache.verify();
    }

    /** Batches have such sizes, too: of a window of whole batches nothing is left for the next, which would have to be copied there. */
    @Test
    void aBlockHasAPowerOfTwoOfRows() throws IOException {
        BlockCache cache = build(csv(""), "a", "b");

        assertThat(cache.rowBytes()).isEqualTo(20);
        assertThat(cache.blockRows()).isEqualTo(1 << 15);
    }

    /** The thread that reads ahead is interrupted where training ends early, and the next training reads the same cache. */
    @Test
    void isReadAgainAfterItsReaderWasInterrupted() throws IOException {
        BlockCache cache = build(csv(""), "a", "b");
        DataSet before = read(cache, false);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> read(cache, false)).isInstanceOf(ClosedByInterruptException.class);
        assertThat(Thread.interrupted()).isTrue();

        assertThat(read(cache, false).floats("X")).containsExactly(before.floats("X"));
        cache.verify();
    }

    /** Trainings that share a cache do not disturb each other where one of them ends early. */
    @Test
    void isReadByOthersWhileOneIsInterrupted() throws IOException, InterruptedException {
        BlockCache cache = build(csv(""), "a", "b");
        AtomicBoolean done = new AtomicBoolean();
        Thread interrupted = new Thread(() -> {
            while (!done.get()) {
                Thread.currentThread().interrupt();
                try {
                    read(cache, false);
                } catch (IOException e) {
                    // Which is what an interrupt is for.
                }
            }
        });
        interrupted.start();
        try {
            DataSet before = read(cache, false);
            for (int i = 0; i < 10; i++) {
                assertThat(read(cache, false).floats("X")).containsExactly(before.floats("X"));
            }
        } finally {
            done.set(true);
            interrupted.join();
        }
    }

    /** After an interrupt the file is opened again, and may be another. */
    @Test
    void doesNotReadTheCacheThatHasTakenItsPlace() throws IOException {
        BlockCache cache = build(csv(""), "a", "b");
        read(cache, false);
        build(csv("1,2,3,4\n"), "a", "b");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> read(cache, false)).isInstanceOf(ClosedByInterruptException.class);
        Thread.interrupted();

        assertThatThrownBy(() -> read(cache, false))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("another cache has taken its place");
    }

    @Test
    void putsRowsWhereTheyAreWanted() throws IOException {
        BlockCache cache = build(csv(""), "b");
        DataSet read = read(cache, true);

        assertThat(read.floats("X")[0]).isEqualTo(ROWS - 1);
        assertThat(read.floats("X")[ROWS - 1]).isZero();
        assertThat(read.ints("label")[0]).isEqualTo((ROWS - 1) % 5);
    }

    @Test
    void isBuiltOnceAndAgainWhenItsSourceChanges() throws IOException {
        Path csv = csv("");
        build(csv, "a");
        FileTime before = Files.getLastModifiedTime(cache());
        Files.setLastModifiedTime(cache(), FileTime.fromMillis(before.toMillis() - 10_000));
        build(csv, "a");
        assertThat(Files.getLastModifiedTime(cache())).isLessThan(before);

        assertThat(build(csv("1,2,3,4\n"), "a").rows()).isEqualTo(ROWS + 1);
        assertThat(build(csv, "b").toString()).contains("X: float");
    }

    @Test
    void isRefusedWhenItIsStale() throws IOException {
        Path csv = csv("");
        build(csv, "a");

        assertThatThrownBy(() -> BlockCache.open(cache(), Csv.blocks(csv), Preparation.none(), new Columns("b")))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(cache() + ": stale: ")
                .hasMessageEndingWith("build it again");
        csv("1,2,3,4\n");
        assertThatThrownBy(() -> BlockCache.open(cache(), Csv.blocks(csv), Preparation.none(), new Columns("a")))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(cache() + ": stale: it was made from " + csv);
    }

    @Test
    void anotherPreparationMakesItStale() throws IOException {
        Path csv = csv("");
        build(csv, "a");
        Preparation preparation = Preparation.builder().standardize("a").fit(Csv.blocks(csv));

        assertThatThrownBy(() -> BlockCache.open(cache(), Csv.blocks(csv), preparation, new Columns("a")))
                .hasMessageContaining("STANDARDIZE a");
        BlockCache prepared = BlockCache.of(cache(), Csv.blocks(csv), preparation, new Columns("a"));
        assertThat(read(prepared, false).floats("X"))
                .containsExactly(preparation.apply(Csv.read(csv)).floats("a"));
    }

    @Test
    void whatFailsInBuildingLeavesTheOldOneAndNothingElse() throws IOException {
        Path csv = csv("");
        build(csv, "a");
        byte[] before = Files.readAllBytes(cache());
        csv("1,2,9,4\n");

        assertThatThrownBy(() -> build(csv, "a"))
                .isInstanceOf(DataException.class)
                .hasMessage(csv + ":" + (ROWS + 2)
                        + ": column 'c': expected an index from 0 to 4 (below k = 5), found 9; indices count from 0");
        assertThat(Files.readAllBytes(cache())).isEqualTo(before);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("t.csv", "t.cache");
    }

    @Test
    void isRefusedWhenItIsCutShortOrLonger() throws IOException {
        build(csv(""), "a");
        long length = Files.size(cache());
        for (long other : new long[] {length - 1, length / 2, 5000, length + 1}) {
            resize(other);
            assertThatThrownBy(() -> BlockCache.open(cache()))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith(cache().toString())
                    .hasMessageContaining("expected " + length + " bytes, found " + other)
                    .hasMessageEndingWith("build it again");
            resize(length);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 30, 60, 100})
    void isRefusedWhenItIsCutShortInItsHeader(int length) throws IOException {
        build(csv(""), "a");
        resize(length);

        assertThatThrownBy(() -> BlockCache.open(cache()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("cut short: expected a cache's header");
    }

    private void resize(long length) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(cache().toFile(), "rw")) {
            file.setLength(length);
        }
    }

    /** Each byte of the header, changed: whatever it means. */
    @Test
    void isRefusedWhenAByteOfItsHeaderIsWrong() throws IOException {
        build(csv(""), "a");
        byte[] good = Files.readAllBytes(cache());
        int header = 16 + ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN).getInt(12) + 4;
        for (int i = 0; i < header; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 0x41;
            Files.write(cache(), bad);
            assertThatThrownBy(() -> BlockCache.open(cache()))
                    .as("byte " + i)
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith(cache() + ": ");
        }
    }

    /** Sizes beyond all reason behind a checksum that is right. */
    @ParameterizedTest
    @ValueSource(ints = {16, 24, 28})
    void isRefusedWhenItsHeaderClaimsTerabytes(int at) throws IOException {
        build(csv(""), "a");
        byte[] content = Files.readAllBytes(cache());
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        int length = bytes.getInt(12);
        bytes.putInt(at, 0x7fff_fff0);
        CRC32C checksum = new CRC32C();
        checksum.update(content, 0, 16 + length);
        bytes.putInt(16 + length, (int) checksum.getValue());
        Files.write(cache(), content);

        long before = BrokenFile.allocated();
        try {
            BlockCache.open(cache()).verify();
            assertThat(at).as("the data's checksum alone is no size").isEqualTo(28);
        } catch (DataException e) {
            assertThat(e).hasMessageStartingWith(cache() + ": ").hasMessageEndingWith("build it again");
        }
        assertThat(BrokenFile.allocated() - before).isLessThan(32L << 20);
    }

    /** Of 40,000 rows of 16 bytes, 32,768 are the first block: a byte in each, and the last. */
    @ParameterizedTest
    @CsvSource({"0, 1", "524287, 1", "524288, 2", "639999, 2"})
    void doesNotReadABlockOfWhichAByteHasChanged(int at, int block) throws IOException {
        Path csv = csv("");
        long start = Files.size(cacheOf(csv)) - 2 * Integer.BYTES - ROWS * 16;
        byte[] content = Files.readAllBytes(cache());
        content[(int) start + at] ^= 1;
        Files.write(cache(), content);
        String message = cache() + ": damaged: the checksum of block " + block + " of 2 is wrong; build it again";
        BlockCache opened = build(csv, "a");

        assertThatThrownBy(() -> read(opened, false))
                .isInstanceOf(DataException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> read(opened, true)).hasMessage(message);
        assertThatThrownBy(opened::verify).isInstanceOf(DataException.class).hasMessage(message);
    }

    private Path cacheOf(Path csv) throws IOException {
        build(csv, "a");
        return cache();
    }

    /** What changes in the file while it is read is found by verify, which a later epoch is not: it does not compare again. */
    @Test
    void blocksAreComparedOnceAndByVerifyAgain() throws IOException {
        BlockCache cache = build(csv(""), "a");
        read(cache, false);
        try (RandomAccessFile file = new RandomAccessFile(cache().toFile(), "rw")) {
            file.seek(file.length() - 2 * Integer.BYTES - 1);
            file.write(1);
        }

        read(cache, false);
        assertThatThrownBy(cache::verify).hasMessageContaining("the checksum of block 2 of 2 is wrong");
    }

    @Test
    void isRefusedWhenTheChecksumOfABlockHasChanged() throws IOException {
        Path csv = csv("");
        build(csv, "a");
        byte[] content = Files.readAllBytes(cache());
        for (int i = 1; i <= 2 * Integer.BYTES; i++) {
            byte[] bad = content.clone();
            bad[bad.length - i] ^= 1;
            Files.write(cache(), bad);
            assertThatThrownBy(() -> BlockCache.open(cache()))
                    .isInstanceOf(DataException.class)
                    .hasMessage(cache() + ": damaged: the checksum of its blocks' checksums is wrong; build it again");
        }
        assertThat(read(build(csv, "a"), false).floats("X"))
                .containsExactly(Csv.read(csv).floats("a"));
    }

    @Test
    void isBuiltAnewWhereItIsOfAnEarlierVersion() throws IOException {
        Path csv = csv("");
        build(csv, "a");
        try (RandomAccessFile file = new RandomAccessFile(cache().toFile(), "rw")) {
            file.seek(8);
            file.write(1);
        }

        assertThatThrownBy(() -> BlockCache.open(cache()))
                .isInstanceOf(DataException.class)
                .hasMessage(cache() + ": a cache of version 1, but 2 is read; build it again");
        build(csv, "a").verify();
    }

    @Test
    void hasTheFingerprintOfItsData() throws IOException {
        Path csv = csv("");
        String first = build(csv, "a").fingerprint();
        String again = BlockCache.build(cache(), Csv.blocks(csv), Preparation.none(), new Columns("a"))
                .fingerprint();

        assertThat(again).isEqualTo(first).contains("of 40000 rows of");
        assertThat(build(csv, "b").fingerprint()).isNotEqualTo(first);
    }

    @Test
    void buildingDeletesWhatKilledBuildsHaveLeft() throws IOException {
        Path csv = csv("");
        Path left = Files.write(folder.resolve(".gradsmith-of-a-killed-build.tmp"), new byte[100]);
        Path held = folder.resolve(".gradsmith-of-another-process.tmp");
        try (FileChannel channel = FileChannel.open(held, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            assertThat(channel.tryLock()).isNotNull();
            build(csv, "a");

            assertThat(left).doesNotExist();
            assertThat(held).exists();
        }
    }

    @Test
    void aDamagedOneIsBuiltAnew() throws IOException {
        Path csv = csv("");
        build(csv, "a");
        resize(100);

        assertThat(build(csv, "a").rows()).isEqualTo(ROWS);
    }

    @Test
    void tableInMemoryAndPartsBesideOneAnotherAreSources() throws IOException {
        Path left = Files.writeString(folder.resolve("l.csv"), "a,c\n1,2\n3,4\n");
        Path right = Files.writeString(folder.resolve("r.csv"), "weight\n5\n6\n");
        BlockCache both =
                BlockCache.of(cache(), TableBlocks.of(Csv.read(left)).with(Csv.blocks(right)), new Columns("a"));

        assertThat(read(both, false).doubles("weight")).containsExactly(5, 6);
        Files.writeString(right, "weight\n5\n");
        assertThatThrownBy(() -> BlockCache.of(cache(), Csv.blocks(left).with(Csv.blocks(right)), new Columns("a")))
                .hasMessageContaining("expected 2 rows");
    }

    /** Both have the name of the file and as many rows: what was held back for testing must not be trained on. */
    @Test
    void anotherPartOfATableMakesItStale() throws IOException {
        Table table = Csv.read(csv(""));
        Table first = table.split(0.5, 1).train();
        Table second = table.split(0.5, 2).train();
        BlockCache.of(cache(), TableBlocks.of(first), new Columns("a"));

        assertThatThrownBy(() -> BlockCache.open(cache(), TableBlocks.of(second), Preparation.none(), new Columns("a")))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(cache() + ": stale: it was made from ");
        BlockCache cache = BlockCache.of(cache(), TableBlocks.of(second), new Columns("a"));
        assertThat(read(cache, false).floats("X")).containsExactly(second.floats("a"));
    }

    @Test
    void theSameTableReadAgainIsNotStale() throws IOException {
        Path csv = csv("");
        BlockCache.of(cache(), TableBlocks.of(Csv.read(csv)), new Columns("a"));

        BlockCache opened =
                BlockCache.open(cache(), TableBlocks.of(Csv.read(csv)), Preparation.none(), new Columns("a"));
        assertThat(opened.rows()).isEqualTo(ROWS);
    }

    @Test
    void saysWhereItCannotBeWritten() throws IOException {
        Path csv = csv("");

        assertThatThrownBy(() -> BlockCache.of(folder, Csv.blocks(csv), new Columns("a")))
                .hasMessageContaining(folder.toString());
        assertThatThrownBy(() -> BlockCache.of(folder.resolve("none/t.cache"), Csv.blocks(csv), new Columns("a")))
                .hasMessageContaining("there is no directory");
    }
}
