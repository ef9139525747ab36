package dev.gradsmith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradsmith.runtime.Preparation;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A cache with something wrong in it is refused, or built anew where its source is at hand. */
class BrokenCacheTest extends CacheFixture {
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
    void aDamagedOneIsBuiltAnew() throws IOException {
        Path csv = csv("");
        build(csv, "a");
        resize(100);

        assertThat(build(csv, "a").rows()).isEqualTo(ROWS);
    }

    /** Its own source among them, by a slip. */
    @ParameterizedTest
    @ValueSource(strings = {"a,b,c,weight\n1,2,3,4\n", "short"})
    void isNotPutInThePlaceOfAnotherFile(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("precious.csv"), content);
        TableBlocks source = Csv.blocks(file);

        assertThatThrownBy(() -> BlockCache.of(file, source, new Columns("a")))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + ": ");
        assertThatThrownBy(() -> BlockCache.build(file, source, Preparation.none(), new Columns("a")))
                .isInstanceOf(DataException.class);
        assertThat(file).hasContent(content);
        assertThat(folder.toFile().list()).containsExactly("precious.csv");
    }

    @Test
    void takesThePlaceOfAnEmptyFile() throws IOException {
        Path csv = csv("");
        Files.createFile(cache());

        assertThat(build(csv, "a").rows()).isEqualTo(ROWS);
    }
}
