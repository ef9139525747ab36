package dev.gradsmith.examples;

import dev.gradsmith.data.BlockCache;
import dev.gradsmith.data.Csv;
import dev.gradsmith.runtime.Checkpoints;
import dev.gradsmith.runtime.FitOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Makes a cache of a table and trains on it, in a process that {@link CacheKillTest} kills. */
final class KilledCacheTraining {
    static final int FEATURES = 200;

    private KilledCacheTraining() {}

    /** The folder, in which are the table, the cache and the checkpoint, and the name of the checkpoint. */
    public static void main(String[] arguments) throws IOException {
        say("begins");
        run(Path.of(arguments[0]), arguments[1]);
    }

    private static void say(String what) {
        System.out.println(what);
        System.out.flush();
    }

    /** The bits of the parameters and of the losses. */
    static String run(Path folder, String checkpoint) throws IOException {
        WideRegressionTrainer trainer =
                WideRegressionTrainer.builder().d(FEATURES).rate(1e-6).build();
        BlockCache cache = BlockCache.of(
                folder.resolve("t.cache"),
                Csv.blocks(folder.resolve("t.csv")),
                trainer.columns().X(features()).yhat("yhat"));
        say("trains");
        FitOptions options = FitOptions.epochs(4)
                .batchSize(100)
                .checkpoint(Checkpoints.in(folder.resolve(checkpoint)).everySteps(20));
        return trainer.fit(cache, options).epochs().stream()
                        .map(epoch -> Double.toHexString(epoch.meanLoss()))
                        .toList()
                + Arrays.toString(trainer.model().w());
    }

    static String[] features() {
        return IntStream.range(0, FEATURES).mapToObj(i -> "x" + i).toArray(String[]::new);
    }
}
