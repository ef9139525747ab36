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
        long nanoseconds = ofAWholeRun();
        for (int kill = 0; kill < KILLS; kill++) {
            if (random.nextInt(3) == 0) {
                Files.deleteIfExists(folder.resolve("t.cache"));
                Files.deleteIfExists(folder.resolve("run.safetensors"));
            }
            killAfter((long) (random.nextDouble() * nanoseconds));
            // Of a copy, so that the next process finds what this one has left.
            Path left = folder.resolve("run.safetensors");
            Path copy = folder.resolve("copy" + kill + ".safetensors");
            if (Files.exists(left)) {
                Files.copy(left, copy);
            }
            assertThat(KilledCacheTraining.run(folder, copy.getFileName().toString()))
                    .as("kill " + kill)
                    .isEqualTo(expected);
        }
    }

    private long ofAWholeRun() throws Exception {
        Files.delete(folder.resolve("t.cache"));
        long start = System.nanoTime();
        assertThat(process().waitFor()).isZero();
        Files.delete(folder.resolve("run.safetensors"));
        return System.nanoTime() - start;
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

    private void killAfter(long nanoseconds) throws Exception {
        Process process = process();
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.readLine()).isEqualTo("begins");
            if (!process.waitFor(nanoseconds, TimeUnit.NANOSECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }
}
