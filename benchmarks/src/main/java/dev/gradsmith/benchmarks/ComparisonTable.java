package dev.gradsmith.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What each took for each work, and how many times faster Gradsmith is.
 *
 * <p>Who does a work is named by the method of a benchmark, {@code gradsmithLinear}. What comes after {@code gradsmith} names one of the
 * tasks of that work; it is compared with all whose names end with that, and with those that end with no task's name, as limits of the machine do.
 */
record ComparisonTable(List<Row> rows) {
    private static final String OWN = "gradsmith";

    /**
     * A line of the table.
     *
     * @param median of what was measured in the rounds, as are the least and the most
     * @param ratio how many times faster Gradsmith is; NaN if it has no part in this work
     */
    record Row(String work, String who, String unit, double median, double least, double most, double ratio) {}

    static ComparisonTable of(List<Score> scores) {
        Map<String, Map<String, List<Score>>> works = new TreeMap<>();
        for (Score score : scores) {
            works.computeIfAbsent(score.work(), key -> new TreeMap<>())
                    .computeIfAbsent(score.who(), key -> new ArrayList<>())
                    .add(score);
        }
        return new ComparisonTable(
                works.values().stream().flatMap(ComparisonTable::rowsOfWork).toList());
    }

    private static Stream<Row> rowsOfWork(Map<String, List<Score>> byWho) {
        List<String> tasks = byWho.keySet().stream()
                .filter(who -> who.startsWith(OWN))
                .map(who -> who.substring(OWN.length()))
                .toList();
        if (tasks.isEmpty()) {
            return byWho.values().stream().map(scores -> row("", scores, Double.NaN));
        }
        return tasks.stream().flatMap(task -> rowsOfTask(task, tasks, byWho));
    }

    /** Gradsmith first. */
    private static Stream<Row> rowsOfTask(String task, List<String> tasks, Map<String, List<Score>> byWho) {
        List<Score> own = byWho.getOrDefault(OWN + task, List.of());
        Stream<Row> others = byWho.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(OWN + task))
                .filter(entry -> entry.getKey().endsWith(task) || tasks.stream().noneMatch(entry.getKey()::endsWith))
                .map(entry -> row(task, entry.getValue(), median(own)));
        return Stream.concat(Stream.of(row(task, own, median(own))), others);
    }

    private static Row row(String task, List<Score> scores, double own) {
        Score first = scores.get(0);
        double[] sorted = scores.stream().mapToDouble(Score::value).sorted().toArray();
        double median = median(scores);
        return new Row(
                (task.isEmpty() ? "" : task.toLowerCase(Locale.ROOT) + ", ") + first.work(),
                first.who().endsWith(task)
                        ? first.who().substring(0, first.who().length() - task.length())
                        : first.who(),
                first.unit(),
                median,
                sorted[0],
                sorted[sorted.length - 1],
                first.isRate() ? own / median : median / own);
    }

    private static double median(List<Score> scores) {
        double[] sorted = scores.stream().mapToDouble(Score::value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    String markdown() {
        return rows.stream()
                .map(row -> "| %s | %s | %s %s | %s to %s | %s |\n"
                        .formatted(
                                row.work,
                                row.who,
                                digits(row.median),
                                row.unit,
                                digits(row.least),
                                digits(row.most),
                                Double.isNaN(row.ratio) ? "" : "%.2f".formatted(row.ratio)))
                .collect(Collectors.joining(
                        "",
                        "| work | who | median | least to most | Gradsmith is faster by |\n| --- | --- | --- | --- | --- |\n",
                        ""));
    }

    /** At least three digits, without an exponent. */
    private static String digits(double value) {
        return value >= 100 ? "%.0f".formatted(value) : value >= 10 ? "%.1f".formatted(value) : "%.3g".formatted(value);
    }

    /** An array of the rows; a ratio that does not exist is null. */
    String json() {
        return rows.stream()
                .map(row ->
                        "  {\"work\": \"%s\", \"who\": \"%s\", \"unit\": \"%s\", \"median\": %s, \"least\": %s, \"most\": %s, \"ratio\": %s}"
                                .formatted(
                                        row.work,
                                        row.who,
                                        row.unit,
                                        row.median,
                                        row.least,
                                        row.most,
                                        Double.isNaN(row.ratio) ? "null" : Double.toString(row.ratio)))
                .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }
}
