package dev.gradsmith.benchmarks;

import dev.gradsmith.benchmarks.Bars.Bar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What each took for each work, how many times faster Gradsmith is, and whether that is what it shall be.
 *
 * <p>Who does a work is named by the method of a benchmark, {@code gradsmithLinear}. What comes after {@code gradsmith} names one of the
 * tasks of that work; it is compared with all whose names end with that, and with those that end with no task's name, as limits of the machine do.
 * A work on two threads is compared with Gradsmith on one too.
 */
record ComparisonTable(List<Row> rows) {
    /** The name of Gradsmith on one thread among those that it is compared with on two. */
    static final String ONE_THREAD = "oneThread";

    private static final String OWN = "gradsmith";
    private static final String TWO_THREADS = "threads 2";

    /**
     * A line of the table.
     *
     * @param median of what was measured in the rounds, as are the least and the most
     * @param ratio how many times faster Gradsmith is; NaN if it has no part in this work
     * @param handover nanoseconds from one processor to another, the median of the rounds; NaN if that does not matter
     */
    record Row(
            String work,
            String who,
            String unit,
            double median,
            double least,
            double most,
            double ratio,
            double handover) {
        private Optional<Bar> bar() {
            return Bars.of(work, who);
        }

        private String markdown() {
            return "| %s | %s | %s %s | %s to %s | %s | %s | %s | %s |\n"
                    .formatted(
                            work,
                            who,
                            digits(median),
                            unit,
                            digits(least),
                            digits(most),
                            Double.isNaN(handover) ? "" : "%.0f ns".formatted(handover),
                            Double.isNaN(ratio) ? "" : digits(ratio),
                            bar().map(Bar::toString).orElse(""),
                            bar().map(bar -> bar.isReachedBy(ratio) ? "yes" : "no")
                                    .orElse(""));
        }

        private String json() {
            return "  {\"work\": \"%s\", \"who\": \"%s\", \"unit\": \"%s\", \"median\": %s, \"least\": %s, \"most\": %s, \"ratio\": %s, \"handover\": %s%s}"
                    .formatted(
                            work,
                            who,
                            unit,
                            median,
                            least,
                            most,
                            number(ratio),
                            number(handover),
                            bar().map(bar ->
                                            ", \"bar\": \"%s\", \"reached\": %s".formatted(bar, bar.isReachedBy(ratio)))
                                    .orElse(""));
        }
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "null" : Double.toString(value);
    }

    static ComparisonTable of(List<Score> scores) {
        Map<String, Map<String, List<Score>>> works = new TreeMap<>();
        for (Score score : scores) {
            put(works, score.work(), score.who(), score);
            if (score.who().startsWith(OWN) && score.work().contains("threads 1")) {
                String task = score.who().substring(OWN.length());
                put(works, score.work().replace("threads 1", TWO_THREADS), ONE_THREAD + task, score);
            }
        }
        return new ComparisonTable(works.entrySet().stream()
                .flatMap(work -> rowsOfWork(work.getKey(), work.getValue()))
                .toList());
    }

    private static void put(Map<String, Map<String, List<Score>>> works, String work, String who, Score score) {
        works.computeIfAbsent(work, key -> new TreeMap<>())
                .computeIfAbsent(who, key -> new ArrayList<>())
                .add(score);
    }

    private static Stream<Row> rowsOfWork(String work, Map<String, List<Score>> byWho) {
        List<String> tasks = byWho.keySet().stream()
                .filter(who -> who.startsWith(OWN))
                .map(who -> who.substring(OWN.length()))
                .toList();
        if (tasks.isEmpty()) {
            return byWho.entrySet().stream()
                    .filter(entry -> !entry.getKey().startsWith(ONE_THREAD))
                    .map(entry -> row(work, "", entry.getKey(), entry.getValue(), Double.NaN));
        }
        return tasks.stream().flatMap(task -> rowsOfTask(work, task, tasks, byWho));
    }

    /** Gradsmith first. */
    private static Stream<Row> rowsOfTask(
            String work, String task, List<String> tasks, Map<String, List<Score>> byWho) {
        List<Score> own = byWho.getOrDefault(OWN + task, List.of());
        Stream<Row> others = byWho.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(OWN + task))
                .filter(entry -> entry.getKey().endsWith(task) || tasks.stream().noneMatch(entry.getKey()::endsWith))
                .map(entry -> row(work, task, entry.getKey(), entry.getValue(), median(own, Score::value)));
        return Stream.concat(Stream.of(row(work, task, OWN + task, own, median(own, Score::value))), others);
    }

    private static Row row(String work, String task, String who, List<Score> scores, double own) {
        double[] sorted = scores.stream().mapToDouble(Score::value).sorted().toArray();
        double median = median(scores, Score::value);
        return new Row(
                (task.isEmpty() ? "" : task.toLowerCase(Locale.ROOT) + ", ") + work,
                who.endsWith(task) ? who.substring(0, who.length() - task.length()) : who,
                scores.get(0).unit(),
                median,
                sorted[0],
                sorted[sorted.length - 1],
                scores.get(0).isRate() ? own / median : median / own,
                work.contains(TWO_THREADS) && !who.startsWith(ONE_THREAD)
                        ? median(scores, Score::handover)
                        : Double.NaN);
    }

    private static double median(List<Score> scores, ToDoubleFunction<Score> figure) {
        return Median.of(scores.stream().mapToDouble(figure));
    }

    String markdown() {
        String head = """
                | work | who | median | least to most | handover | Gradsmith is faster by | asked | reached |
                | --- | --- | --- | --- | --- | --- | --- | --- |
                """;
        return head + rows.stream().map(Row::markdown).collect(Collectors.joining());
    }

    /** At least three digits, without an exponent. */
    private static String digits(double value) {
        return value >= 100 ? "%.0f".formatted(value) : value >= 10 ? "%.1f".formatted(value) : "%.3g".formatted(value);
    }

    /** An array of the rows; a ratio that does not exist is null, and a bar is there only where one is asked. */
    String json() {
        return rows.stream().map(Row::json).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }
}
