package dev.gradsmith.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/**
 * Medians of the forks of each benchmark, by work and by who did it.
 *
 * @param times by work, which is a benchmark's class with its parameters, then by the name of its method
 */
record ComparisonTable(Map<String, Map<String, List<Double>>> times) {
    private static final String PEERS = "Peers";

    static ComparisonTable of(List<RunResult> results) {
        Map<String, Map<String, List<Double>>> times = new TreeMap<>();
        for (RunResult result : results) {
            BenchmarkParams params = result.getParams();
            String unit = result.getPrimaryResult().getScoreUnit();
            times.computeIfAbsent(work(params) + " (" + unit.replace("/op", "") + ")", key -> new TreeMap<>())
                    .computeIfAbsent(method(params), key -> new ArrayList<>())
                    .add(result.getPrimaryResult().getScore());
        }
        return new ComparisonTable(times);
    }

    /** Peers have classes of their own, which are called like the benchmark: {@code NetworkStepPeers}. */
    private static String work(BenchmarkParams params) {
        String[] names = params.getBenchmark().split("\\.");
        String name = names[names.length - 2].replace("Benchmark", "").replace(PEERS, "");
        String values = params.getParamsKeys().stream()
                .filter(key -> !key.equals("engine"))
                .map(key -> key + " " + params.getParam(key))
                .collect(Collectors.joining(", "));
        return values.isEmpty() ? name : name + ", " + values;
    }

    private static String method(BenchmarkParams params) {
        String name = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
        return params.getParamsKeys().contains("engine") ? params.getParam("engine") + name : name;
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** A table whose last column says how many times the work of Gradsmith's own method of the same suffix fits into each time. */
    String markdown() {
        StringBuilder text = new StringBuilder(
                "| work | who | median | least to most | of Gradsmith's |\n| --- | --- | --- | --- | --- |\n");
        times.forEach((work, methods) -> methods.forEach((method, values) -> {
            double[] sorted =
                    values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            text.append("| %s | %s | %.4g | %.4g to %.4g | %s |\n"
                    .formatted(
                            work,
                            method,
                            median(values),
                            sorted[0],
                            sorted[sorted.length - 1],
                            ratio(methods, method, median(values))));
        }));
        return text.toString();
    }

    private static String ratio(Map<String, List<Double>> methods, String method, double median) {
        return Arrays.stream(new String[] {"", "Linear", "Logistic", "One", "Sixteen"})
                .filter(method::endsWith)
                .map(suffix -> methods.get("gradsmith" + suffix))
                .filter(own -> own != null)
                .findFirst()
                .map(own -> "%.2f".formatted(median / median(own)))
                .orElse("");
    }
}
