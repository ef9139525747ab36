package dev.gradsmith.runtime.nist;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A set of the NIST Statistical Reference Datasets for regression.
 *
 * @param name as in its file
 * @param starts the starting values, two of the nonlinear sets, none of the linear ones
 * @param certified the certified parameters
 * @param deviations their certified standard deviations
 * @param residualStandardDeviation certified
 * @param residualSumOfSquares certified
 * @param observed y, a value each row
 * @param predictors x, by row, then by predictor
 */
record NistSet(
        String name,
        List<double[]> starts,
        double[] certified,
        double[] deviations,
        double residualStandardDeviation,
        double residualSumOfSquares,
        double[] observed,
        double[][] predictors) {

    private static final Pattern DATA_LINES = Pattern.compile("Data\\s+\\(lines\\s+(\\d+)\\s+to\\s+(\\d+)\\)");
    private static final Pattern PARAMETER = Pattern.compile("\\s+[bB]\\d+\\s*=?\\s+([-+.\\dEe\\s]+)");
    private static final Pattern DEVIATION =
            Pattern.compile("Standard Deviation:?\\s+([-+.\\dE]+)\\s*$", Pattern.MULTILINE);
    private static final Pattern SQUARES =
            Pattern.compile("(?:Residual Sum of Squares:|Residual\\s+\\d+)\\s+([-+.\\dE]+)");

    /** Reads the set of this name from the test's resources. */
    static NistSet read(String name) {
        List<String> lines = lines("/nist/" + name + ".dat");
        Matcher range = first(DATA_LINES, String.join("\n", lines)).orElseThrow();
        int from = Integer.parseInt(range.group(1)) - 1;
        int to = Integer.parseInt(range.group(2));
        String head = String.join("\n", lines.subList(0, from));
        List<double[]> parameters = parameters(lines.subList(0, from));
        List<double[]> rows =
                lines.subList(from, to).stream().map(NistSet::numbers).toList();
        int starts = parameters.get(0).length - 2;
        return new NistSet(
                name,
                columns(parameters).subList(0, starts),
                columns(parameters).get(starts),
                columns(parameters).get(starts + 1),
                Double.parseDouble(first(DEVIATION, head).orElseThrow().group(1)),
                Double.parseDouble(first(SQUARES, head).orElseThrow().group(1)),
                columns(rows).get(0),
                rows.stream()
                        .map(row -> java.util.Arrays.copyOfRange(row, 1, row.length))
                        .toArray(double[][]::new));
    }

    private static List<String> lines(String resource) {
        try (InputStream file = NistSet.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<double[]> parameters(List<String> lines) {
        List<double[]> found = new ArrayList<>();
        for (String line : lines) {
            Matcher matcher = PARAMETER.matcher(line);
            if (matcher.matches()) {
                found.add(numbers(matcher.group(1)));
            }
        }
        return found;
    }

    private static Optional<Matcher> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher) : Optional.empty();
    }

    private static double[] numbers(String line) {
        return Pattern.compile("\\s+")
                .splitAsStream(line.strip())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static List<double[]> columns(List<double[]> rows) {
        List<double[]> columns = new ArrayList<>();
        for (int j = 0; j < rows.get(0).length; j++) {
            int column = j;
            columns.add(rows.stream().mapToDouble(row -> row[column]).toArray());
        }
        return columns;
    }
}
