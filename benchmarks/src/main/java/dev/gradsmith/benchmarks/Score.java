package dev.gradsmith.benchmarks;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/**
 * One measurement by one fork.
 *
 * @param work the benchmark's class with its parameters
 * @param who its method, behind the name of the engine if there is that parameter
 * @param handover nanoseconds from one processor to another right after it; NaN if that was not measured
 */
record Score(String work, String who, String unit, double value, double handover) {
    private static final String ENGINE = "engine";

    Score(String work, String who, String unit, double value) {
        this(work, who, unit, value, Double.NaN);
    }

    /** All that a fork has measured: percentiles if every call was timed, floating-point operations if they were counted, the way to the steady state if it was sought, nothing if it was not found. */
    static Stream<Score> of(RunResult result) {
        BenchmarkParams params = result.getParams();
        Result<?> primary = result.getPrimaryResult();
        String work = work(params);
        String who = who(params);
        double handover = secondary(result, HandoverProfiler.RESULT).orElse(Double.NaN);
        if (params.getMode() == Mode.SampleTime) {
            Statistics times = primary.getStatistics();
            return Stream.of(50, 99)
                    .map(percent -> new Score(
                            work + ", p" + percent, who, timeUnit(primary), times.getPercentile(percent), handover));
        }
        OptionalDouble flops = secondary(result, "flops");
        if (flops.isPresent()) {
            return Stream.of(new Score(work, who, "GFLOP/s", flops.getAsDouble(), handover));
        }
        OptionalDouble steady = secondary(result, "steadyMillis");
        if (steady.isPresent()) {
            double millis = steady.getAsDouble();
            return Double.isNaN(millis) ? Stream.empty() : Stream.of(new Score(work, who, "ms", millis, handover));
        }
        return Stream.of(new Score(work, who, timeUnit(primary), primary.getScore(), handover));
    }

    private static OptionalDouble secondary(RunResult result, String name) {
        Result<?> found = result.getSecondaryResults().get(name);
        return found == null ? OptionalDouble.empty() : OptionalDouble.of(found.getScore());
    }

    private static String timeUnit(Result<?> time) {
        return time.getScoreUnit().replace("/op", "");
    }

    /** Peers have classes of their own, which are called like the benchmark: {@code NetworkStepPeers}, {@code NetworkStepPeersInC}. */
    private static String work(BenchmarkParams params) {
        String[] names = params.getBenchmark().split("\\.");
        String name = names[names.length - 2].replaceFirst("(Benchmark|Peers).*", "");
        String values = params.getParamsKeys().stream()
                .filter(key -> !key.equals(ENGINE))
                .sorted()
                .map(key -> key + " " + params.getParam(key))
                .collect(Collectors.joining(", "));
        return values.isEmpty() ? name : name + ", " + values;
    }

    private static String who(BenchmarkParams params) {
        String name = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
        if (!params.getParamsKeys().contains(ENGINE)) {
            return name;
        }
        return params.getParam(ENGINE) + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** Whether more is better. */
    boolean isRate() {
        return unit.endsWith("/s");
    }
}
