package dev.gradsmith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.Preparation;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** How a cache is built and read. */
class BlockCacheTest extends CacheFixture {
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
