package dev.gradsmith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradsmith.runtime.ColumnBinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of missing values in blocks: what becomes of them in a table of the same rows. */
final class MissingBlocksTest {
    private static final int ROWS = 50_000;

    @TempDir
    private Path folder;

    /** {@code b} has numbers, and a text far behind; whole blocks lack {@code c}. */
    private Path file() throws IOException {
        StringBuilder text = new StringBuilder("a,b,c,city\n");
        for (int i = 0; i < ROWS; i++) {
            text.append(i % 7 == 0 ? "" : i).append(',');
            text.append(i % 5 == 0 ? "" : i == 30_000 + 1 ? "x" : i).append(',');
            text.append(i < 40_000 ? "" : i).append(',');
            text.append(i % 3 == 0 ? "" : "Ulm").append('\n');
        }
        return Files.writeString(folder.resolve("t.csv"), text);
    }

    private static double[] read(TableBlocks blocks, String... columns) throws IOException {
        List<double[]> read = new ArrayList<>();
        blocks.forEachBlock(block -> read.add(block.doubles(columns)));
        return read.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    @Test
    void areRefusedWithAdviceThatCanBeFollowed() throws IOException {
        Path file = file();

        assertThatThrownBy(() -> read(Csv.blocks(file), "a"))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        file + ":2: column 'a': expected a number, found an empty field; dropMissing() leaves its row"
                                + " out, a Preparation fills it, missingAsNaN() takes it as NaN");
        assertThat(read(Csv.blocks(file).dropMissing("a"), "a")).hasSize(ROWS - ROWS / 7 - 1);
        assertThat(read(Csv.blocks(file).missingAsNaN(), "a")).hasSize(ROWS).startsWith(Double.NaN, 1);
    }

    @Test
    void areTakenAsATableTakesThem() throws IOException {
        Path file = file();
        Table table = Csv.read(file);
        TableBlocks blocks = Csv.blocks(file);

        assertThat(read(blocks.missingAsNaN(), "a", "c"))
                .containsExactly(table.missingAsNaN().doubles("a", "c"));
        assertThat(read(blocks.dropMissing("a", "city"), "a"))
                .containsExactly(table.dropMissing("a", "city").doubles("a"));
        assertThat(read(blocks.dropMissing("c"), "c"))
                .containsExactly(table.dropMissing("c").doubles("c"));
        assertThat(read(blocks.dropMissing("a").missingAsNaN(), "a", "c"))
                .containsExactly(table.dropMissing("a").missingAsNaN().doubles("a", "c"));
        assertThat(read(TableBlocks.of(table).dropMissing("a"), "a"))
                .containsExactly(table.dropMissing("a").doubles("a"));
    }

    /** In a column that cannot be read as numbers any more, rows still have a value or none. */
    @Test
    void areKnownBehindATextAmongNumbers() throws IOException {
        Path file = file();
        double[] expected = IntStream.range(40_000, ROWS)
                .filter(i -> i % 7 != 0 && i % 5 != 0 && i % 3 != 0)
                .asDoubleStream()
                .toArray();

        assertThat(Csv.read(file).dropMissing().doubles("a")).containsExactly(expected);
        assertThat(read(Csv.blocks(file).dropMissing(), "a")).containsExactly(expected);
        assertThat(Csv.read(file).dropMissing("b").rows()).isEqualTo(ROWS - ROWS / 5);
    }

    @Test
    void areKnownInAColumnOfMoreTextsThanCategoriesAre() throws IOException {
        StringBuilder text = new StringBuilder("a,note\n");
        for (int i = 0; i < 2 * Words.MOST; i++) {
            text.append(i).append(',').append(i % 4 == 0 ? "" : "note " + i).append('\n');
        }
        Path file = Files.writeString(folder.resolve("t.csv"), text);
        double[] kept = Csv.read(file).dropMissing().doubles("a");

        assertThat(kept).hasSize(2 * Words.MOST * 3 / 4).startsWith(1, 2, 3, 5);
        assertThat(read(Csv.blocks(file).dropMissing(), "a")).containsExactly(kept);
    }

    @Test
    void mayNotLeaveOutAllRows() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), "a,b\n" + "1,\n".repeat(40_000));

        assertThatThrownBy(() -> read(Csv.blocks(file).dropMissing(), "a"))
                .isInstanceOf(DataException.class)
                .hasMessage(file + ": every row has a missing value; name the columns that matter");
        assertThatThrownBy(() -> read(Csv.blocks(file).dropMissing("c"), "a"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("there is no column 'c'");
    }

    /** What is left of the rows comes in blocks of other sizes than those beside it. */
    @Test
    void leaveRowsThatStandBesideOthers() throws IOException {
        Path file = file();
        Table left = Csv.read(file).dropMissing("c");
        StringBuilder text = new StringBuilder("d\n");
        IntStream.range(0, left.rows()).forEach(i -> text.append(i).append('\n'));
        Path other = Files.writeString(folder.resolve("d.csv"), text);
        TableBlocks both = Csv.blocks(file).dropMissing("c").with(Csv.blocks(other));
        TableBlocks turned = Csv.blocks(other).with(Csv.blocks(file).dropMissing("c"));

        assertThat(read(both, "c", "d"))
                .containsExactly(left.with(Csv.read(other)).doubles("c", "d"));
        assertThat(read(turned, "c", "d"))
                .containsExactly(left.with(Csv.read(other)).doubles("c", "d"));
        assertThatThrownBy(() -> read(Csv.blocks(file).dropMissing("a").with(Csv.blocks(other)), "d"))
                .hasMessageStartingWith(other + ": expected ")
                .hasMessageEndingWith(" rows or more, as in " + file + ", found " + left.rows());
    }

    @Test
    void makeAnotherCache() throws IOException {
        Path file = file();
        TableBlocks blocks = Csv.blocks(file);
        TableBlocks other = Csv.blocks(file);

        assertThat(Arrays.asList(
                        blocks.fingerprint(),
                        blocks.missingAsNaN().fingerprint(),
                        blocks.dropMissing().fingerprint(),
                        blocks.dropMissing("a").fingerprint(),
                        blocks.dropMissing("a", "b").fingerprint(),
                        blocks.with(other).dropMissing().fingerprint(),
                        blocks.with(other.dropMissing()).fingerprint(),
                        blocks.dropMissing().with(other).fingerprint()))
                .doesNotHaveDuplicates();
        ColumnBinding columns = new Columns();
        Path cache = folder.resolve("t.cache");
        assertThat(BlockCache.of(cache, blocks.missingAsNaN(), columns).rows()).isEqualTo(ROWS);
        assertThat(BlockCache.of(cache, blocks.dropMissing("a"), columns).rows())
                .isEqualTo(ROWS - ROWS / 7 - 1);
    }

    /** A trainer's class of columns. */
    private static final class Columns extends ColumnBinding {
        Columns() {
            addFloats("a", "[n]", 1);
        }
    }
}
