package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.runtime.Safetensors;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A training in a process of its own is killed at random, as often as {@code -Dgradsmith.kills} says, while it trains and while it writes;
 * what is left goes on to the same bits. {@code -Dgradsmith.killSeed} repeats a failure.
 */
final class KillTest {
    private static final int KILLS = Integer.getInteger("gradsmith.kills", 10);
    private static final long SEED = Long.getLong("gradsmith.killSeed", System.nanoTime());

    @TempDir
    private Path classes;

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private int whileWriting;
    private int resumed;

    private Path checkpoint() {
        return folder.resolve("run.safetensors");
    }

    @Test
    void everyKilledTrainingEndsWithTheSameBits() throws Exception {
        System.out.println("kills: " + KILLS + ", -Dgradsmith.killSeed=" + SEED);
        CompiledModel model = CompiledModel.of(KilledTraining.NAME, KilledTraining.MODEL, classes);
        KilledTraining.Outcome expected = KilledTraining.inThisProcess(model, folder.resolve("whole.safetensors"));
        long milliseconds = milliseconds();
        for (int kill = 0; kill < KILLS; kill++) {
            if (random.nextInt(3) == 0) {
                Files.deleteIfExists(checkpoint());
            }
            run(milliseconds, random.nextBoolean());
            assertThat(endsFrom(model, kill)).isEqualTo(expected);
        }
        assertThat(Files.readString(runToTheEnd())).isEqualTo(expected.toString());
        assertThat(leftovers())
                .as("temporary files after a run that was not killed")
                .isZero();
        assertThat(whileWriting).as("kills while a file was being written").isGreaterThanOrEqualTo(KILLS / 50);
        System.out.println(
                "while a file was being written: " + whileWriting + ", after which a run could go on: " + resumed);
    }

    /** How long a process trains that is not killed. */
    private long milliseconds() throws Exception {
        long start = System.nanoTime();
        Files.deleteIfExists(runToTheEnd());
        Files.delete(checkpoint());
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private Path outcome() {
        return folder.resolve("outcome.txt");
    }

    private Path runToTheEnd() throws Exception {
        assertThat(process().waitFor()).isZero();
        return outcome();
    }

    private Process process() throws IOException {
        return new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledTraining.class.getName(),
                        classes.toString(),
                        checkpoint().toString(),
                        outcome().toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Starts a training and kills it, at any time or as soon as a file is being written. */
    private void run(long milliseconds, boolean writing) throws Exception {
        Process process = process();
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.readLine()).isEqualTo("begins");
            long nanoseconds = TimeUnit.MILLISECONDS.toNanos(milliseconds);
            long until = System.nanoTime() + (long) (random.nextDouble() * nanoseconds);
            while (process.isAlive() && System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            while (writing && process.isAlive() && leftovers() == 0) {
                Thread.onSpinWait();
            }
            process.destroyForcibly().waitFor();
        }
        whileWriting += leftovers() > 0 ? 1 : 0;
    }

    private int leftovers() throws IOException {
        int count = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.tmp")) {
            for (Path ignored : files) {
                count++;
            }
        }
        return count;
    }

    /** What comes of a copy of the file that is left; it is whole, or there is none. */
    private KilledTraining.Outcome endsFrom(CompiledModel model, int kill) throws IOException {
        Path copy = folder.resolve("copy" + kill + ".safetensors");
        if (Files.exists(checkpoint())) {
            assertThat(Safetensors.read(checkpoint()).names()).contains("W", "optimizer/mean/W");
            Files.copy(checkpoint(), copy, StandardCopyOption.REPLACE_EXISTING);
            resumed++;
        }
        return KilledTraining.inThisProcess(model, copy);
    }
}
