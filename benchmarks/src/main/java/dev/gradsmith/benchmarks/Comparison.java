package dev.gradsmith.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs all benchmarks in turns, a fork of each in every round, so that a busy moment of the machine falls on all alike; prints the medians of
 * the rounds and their ratios.
 */
public final class Comparison {
    private Comparison() {}

    /**
     * Writes {@code comparison.md} and {@code comparison.json} after each round, and all that was measured to {@code jmh.json}.
     *
     * @param arguments the directory to write to, the number of rounds, and a regular expression of benchmarks
     */
    public static void main(String[] arguments) throws RunnerException, IOException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("expected: directory rounds benchmarks");
        }
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        int rounds = Integer.parseInt(arguments[1]);
        Options options = new OptionsBuilder()
                .include(arguments[2])
                .forks(1)
                .addProfiler(HandoverProfiler.class)
                // In a virtual machine the first touch of a page of the heap can take ten microseconds.
                .jvmArgsAppend("--add-modules=jdk.incubator.vector", "-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch")
                .build();
        List<RunResult> results = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            results.addAll(new Runner(options).run());
            write(directory, results);
        }
        System.out.println(Files.readString(directory.resolve("comparison.md")));
    }

    private static void write(Path directory, List<RunResult> results) throws IOException {
        ResultFormatFactory.getInstance(
                        ResultFormatType.JSON, directory.resolve("jmh.json").toString())
                .writeOut(results);
        ComparisonTable table =
                ComparisonTable.of(results.stream().flatMap(Score::of).toList());
        Files.writeString(directory.resolve("comparison.md"), table.markdown());
        Files.writeString(directory.resolve("comparison.json"), table.json());
    }
}
