package dev.gradsmith.benchmarks;

import dev.gradsmith.data.BlockCache;
import dev.gradsmith.data.Csv;
import dev.gradsmith.data.TableBlocks;
import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.Preparation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Ten epochs of a linear model with 100 columns and 100,000 rows, shuffled and not: data in memory, and in a cache that is read block by block. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class LoaderBenchmark {
    private static final int ROWS = 100_000;
    private static final int COLUMNS = 100;
    private static final FitOptions OPTIONS = FitOptions.epochs(10).batchSize(256);

    private final WideLinearTrainer trainer =
            WideLinearTrainer.builder().seed(3).build();
    private final float[] features = Numbers.gaussian(ROWS * COLUMNS, 1);
    private final float[] targets = Numbers.gaussian(ROWS, 2);
    private final DataSet memory =
            DataSet.builder().add("X", features, COLUMNS).add("t", targets).build();
    private Path folder = Path.of("");
    private Optional<BlockCache> cache = Optional.empty();

    @Setup
    public void setUp() throws IOException {
        folder = Files.createTempDirectory("benchmark");
        Path csv = folder.resolve("t.csv");
        StringBuilder text = new StringBuilder("t");
        for (int i = 0; i < COLUMNS; i++) {
            text.append(",x").append(i);
        }
        String[] names = text.substring(2).split(",");
        for (int row = 0; row < ROWS; row++) {
            text.append('\n').append(targets[row]);
            for (int i = 0; i < COLUMNS; i++) {
                text.append(',').append(features[row * COLUMNS + i]);
            }
        }
        Files.writeString(csv, text);
        TableBlocks source = Csv.blocks(csv);
        cache = Optional.of(BlockCache.build(
                folder.resolve("t.cache"),
                source,
                Preparation.none(),
                trainer.columns().X(names)));
    }

    @TearDown
    public void tearDown() throws IOException {
        Files.delete(folder.resolve("t.csv"));
        Files.delete(folder.resolve("t.cache"));
        Files.delete(folder);
    }

    @Benchmark
    public double inMemory() {
        return trainer.fit(memory, OPTIONS).epochs().get(9).meanLoss();
    }

    /** The steps alone: each takes its rows where they are. */
    @Benchmark
    public double inMemoryUnshuffled() {
        return trainer.fit(memory, OPTIONS.unshuffled()).epochs().get(9).meanLoss();
    }

    @Benchmark
    public double inCacheUnshuffled() throws IOException {
        return trainer.fit(cache.orElseThrow(), OPTIONS.unshuffled())
                .epochs()
                .get(9)
                .meanLoss();
    }

    @Benchmark
    public double inCache() throws IOException {
        return trainer.fit(cache.orElseThrow(), OPTIONS).epochs().get(9).meanLoss();
    }
}
