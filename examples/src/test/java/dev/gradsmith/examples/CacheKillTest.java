package dev.gradsmith.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that makes a cache and trains on it, on several threads, is killed at random, as often as {@code -Dgradsmith.kills} says; what is left goes on to
 * the same bits. {@code -Dgradsmith.killSeed} repeats a failure.
 */
final class CacheKillTest {
    private static final int KILLS = Integer.getInteger("gradsmith.kills", 10);
    private static final long SEED = Long.getLong("gradsmith.killSeed", System.nanoTime());
    private static final int ROWS = 20_000;

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private int killed;

    @BeforeEach
    void writeTable() throws IOException {
        StringBuilder text = new StringBuilder(String.join(",", KilledCacheTraining.features())).append(",yhat\n");
        for (int row = 0; row < ROWS; row++) {
            for (int i = 0; i < KilledCacheTraining.FEATURES; i++) {
                text.append(random.nextInt(100) - 50).append(',');
            }
            text.append(random.nextInt(10)).append('\n');
        }
        Files.writeString(folder.resolve("t.csv"), text);
    }

    @Test
    void everyKilledTrainingGoesOnToTheSameBits() throws Exception {
        System.out.println("kills: " + KILLS + ", -Dgradsmith.killSeed=" + SEED);
        String expected = KilledCacheTraining.run(folder, "whole.safetensors");
        long building = nanoseconds(true);
        long training = nanoseconds(false);
        for (int kill = 0; kill < KILLS; kill++) {
            boolean inBuilding = random.nextInt(3) == 0;
            killIn(inBuilding, (long) (random.nextDouble() * (inBuilding ? building : training)));
            // Of a copy, so that the next process may find what this one has left.
            Path copy = folder.resolve("copy" + kill + ".safetensors");
            if (Files.exists(checkpoint())) {
                Files.copy(checkpoint(), copy);
            }
            assertThat(KilledCacheTraining.run(folder, copy.getFileName().toString()))
                    .as("kill " + kill)
                    .isEqualTo(expected);
        }
        System.out.println("killed while building or training: " + killed);
        assertThat(killed).isPositive();
    }

    private Path checkpoint() {
        return folder.resolve("run.safetensors");
    }

    /** How long it takes to build the cache, or to train. */
    private long nanoseconds(boolean building) throws Exception {
        forget(building);
        Process process = process();
        try (BufferedReader output = process.inputReader()) {
            await(building, output);
            long start = System.nanoTime();
            while (output.readLine() != null && !building) {}
            long end = System.nanoTime();
            assertThat(process.waitFor()).isZero();
            return end - start;
        }
    }

    private void forget(boolean building) throws IOException {
        if (building) {
            Files.deleteIfExists(folder.resolve("t.cache"));
        }
        if (building || random.nextBoolean()) {
            Files.deleteIfExists(checkpoint());
        }
    }

    private static void await(boolean building, BufferedReader output) throws IOException {
        assertThat(output.readLine()).isEqualTo("begins");
        if (!building) {
            assertThat(output.readLine()).isEqualTo("trains");
        }
    }

    private void killIn(boolean building, long nanoseconds) throws Exception {
        forget(building);
        Process process = process();
        try (BufferedReader output = process.inputReader()) {
            await(building, output);
            if (!process.waitFor(nanoseconds, TimeUnit.NANOSECONDS)) {
                killed++;
                process.destroyForcibly().waitFor();
            }
        }
    }

    private Process process() throws IOException {
        return new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledCacheTraining.class.getName(),
                        folder.toString(),
                        "run.safetensors"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
