package dev.gradsmith.data;

import dev.gradsmith.runtime.ColumnBinding;
import dev.gradsmith.runtime.DataSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;

/** A cache of 40,000 rows of a CSV file, as tests of caches need one. */
abstract class CacheFixture {
    static final int ROWS = 40_000;

    @TempDir
    Path folder;

    /** A trainer's class of columns: a, b as X, c as label. */
    static final class Columns extends ColumnBinding {
        Columns(String... features) {
            addFloats("X", "[n, d]", features.length);
            addIndices("label", "[n]", 1, "k", 5);
            addDoubles("weight", "[n]", 1);
            bind("X", features);
            bind("label", "c");
        }
    }

    final Path csv(String end) throws IOException {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder("a,b,c,weight\n");
        for (int i = 0; i < ROWS; i++) {
            text.append(random.nextGaussian()).append(',').append(i).append(',');
            text.append(i % 5).append(',').append(random.nextDouble()).append('\n');
        }
        return Files.writeString(folder.resolve("t.csv"), text + end);
    }

    final Path cache() {
        return folder.resolve("t.cache");
    }

    final BlockCache build(Path csv, String... features) throws IOException {
        return BlockCache.of(cache(), Csv.blocks(csv), new Columns(features));
    }

    static DataSet read(BlockCache cache, boolean backwards) throws IOException {
        int rows = (int) cache.rows();
        int[] places = new int[rows];
        Arrays.setAll(places, i -> backwards ? rows - 1 - i : i);
        DataSet into = cache.allocate(rows);
        for (long block = 0; block < cache.blocks(); block++) {
            cache.read(block, places, (int) (block * cache.blockRows()), into);
        }
        return into;
    }
}
