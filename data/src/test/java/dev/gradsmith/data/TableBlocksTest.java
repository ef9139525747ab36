package dev.gradsmith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradsmith.runtime.ColumnBinding;
import dev.gradsmith.runtime.ColumnSource;
import dev.gradsmith.runtime.Preparation;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every source that is read block by block. */
final class TableBlocksTest {
    private static final int MOST_ROWS = 1 << 14;

    @TempDir
    private Path folder;

    static Stream<BlockSources.Source> sources() {
        return BlockSources.all();
    }

    private Path file() {
        return folder.resolve("t");
    }

    private Path cache() {
        return folder.resolve("t.cache");
    }

    /** A trainer's class of columns. */
    private static final class Columns extends ColumnBinding {
        Columns(BlockSources.Source source) {
            addFloats("X", "[n, d]", 0);
            addIndices("label", "[n]", 1, "k", 5);
            bind("X", source.features());
            bind("label", source.labels());
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void giveTheRowsOfTheWhole(BlockSources.Source source) throws Exception {
        source.writer().write(file(), 1);
        List<double[]> blocks = new ArrayList<>();
        source.blocks().of(file()).forEachBlock(block -> {
            assertThat(block.rows()).isBetween(1, MOST_ROWS);
            blocks.add(block.doubles(source.features(), source.labels()));
        });

        assertThat(blocks).hasSizeGreaterThan(2);
        assertThat(blocks.stream().flatMapToDouble(Arrays::stream).toArray())
                .containsExactly(source.whole().of(file()).doubles(source.features(), source.labels()))
                .hasSize(BlockSources.ROWS * (source.features().equals("features") ? 4 : 2));
    }

    /** What is visited is garbage when the next comes: of however many rows, one block is held. */
    @ParameterizedTest
    @MethodSource("sources")
    void areNotHeldAfterTheirVisit(BlockSources.Source source) throws Exception {
        source.writer().write(file(), 1);
        List<WeakReference<ColumnSource>> visited = new ArrayList<>();
        source.blocks().of(file()).forEachBlock(block -> {
            visited.add(new WeakReference<>(block));
            int last = visited.size() - 1;
            for (int i = 0; i < 50 && held(visited.subList(0, last)) > 0; i++) {
                System.gc();
            }
            assertThat(held(visited.subList(0, last))).isZero();
        });

        assertThat(visited).hasSizeGreaterThan(2);
    }

    private static long held(List<WeakReference<ColumnSource>> blocks) {
        return blocks.stream().filter(block -> block.get() != null).count();
    }

    @ParameterizedTest
    @MethodSource("sources")
    void makeACacheOfTheSameValues(BlockSources.Source source) throws Exception {
        source.writer().write(file(), 1);
        BlockCache cache = BlockCache.of(cache(), source.blocks().of(file()), new Columns(source));

        int[] places = new int[BlockSources.ROWS];
        Arrays.setAll(places, i -> i);
        var data = cache.allocate(BlockSources.ROWS);
        for (long block = 0; block < cache.blocks(); block++) {
            cache.read(block, places, (int) (block * cache.blockRows()), data);
        }
        assertThat(data.floats("X")).containsExactly(source.whole().of(file()).floats(source.features()));
        assertThat(data.ints("label")).containsExactly(source.whole().of(file()).ints(source.labels()));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void nameTheRowThatIsWrongAndLeaveNothing(BlockSources.Source source) throws Exception {
        source.writer().write(file(), 7);
        TableBlocks blocks = source.blocks().of(file());

        assertThatThrownBy(() -> BlockCache.of(cache(), blocks, new Columns(source)))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith(source.line().of(BlockSources.WRONG) + ": column '" + source.labels()
                        + "': expected an index from 0 to 4 (below k = 5), found 7; indices count from 0")
                .hasMessageContaining(file().toString());
        assertThat(folder.toFile().list()).containsExactly("t");
    }

    @ParameterizedTest
    @MethodSource("sources")
    void keepTheCacheBeforeWhereTheFileIsCutShort(BlockSources.Source source) throws Exception {
        source.writer().write(file(), 1);
        BlockCache.of(cache(), source.blocks().of(file()), new Columns(source));
        byte[] before = Files.readAllBytes(cache());
        cut(file(), Files.size(file()) * 3 / 4 + 1);
        if (isWholeWhereverALineEnds(source)) {
            return;
        }

        TableBlocks blocks = source.blocks().of(file());
        assertThatThrownBy(() -> BlockCache.build(cache(), blocks, Preparation.none(), new Columns(source)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(file().toString());
        assertThat(Files.readAllBytes(cache())).isEqualTo(before);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("t", "t.cache");
    }

    /** Nothing in a text file says how long it is: the rows that are there are read. */
    private static boolean isWholeWhereverALineEnds(BlockSources.Source source) {
        return source.name().equals("LIBSVM") || source.name().equals("CSV");
    }

    private static void cut(Path file, long length) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(length);
        }
    }
}
