package dev.gradsmith.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A set of the NIST Statistical Reference Datasets for regression, from the test resources of the runtime.
 *
 * @param columns of the parameters' table: starting values, two of the nonlinear sets, none of the linear ones; then the certified values
 *     and their standard deviations
 * @param observed y
 * @param predictors x, row by row
 */
record NistFile(List<double[]> columns, double[] observed, double[] predictors) {
    private static final Path FOLDER = Path.of("../runtime/src/test/resources/nist");
    private static final Pattern DATA = Pattern.compile("Data\\s+\\(lines\\s+(\\d+)\\s+to\\s+(\\d+)\\)");
    private static final Pattern PARAMETER = Pattern.compile("\\s+[bB]\\d+\\s*=?\\s+([-+.\\dEe\\s]+)");

    static NistFile read(String name) {
        try {
            return parse(Files.readAllLines(FOLDER.resolve(name + ".dat"), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NistFile parse(List<String> lines) {
        Matcher range = DATA.matcher(String.join("\n", lines));
        if (!range.find()) {
            throw new AssertionError("no lines of data");
        }
        List<double[]> parameters = new ArrayList<>();
        for (String line : lines.subList(0, Integer.parseInt(range.group(1)) - 1)) {
            Matcher parameter = PARAMETER.matcher(line);
            if (parameter.matches()) {
                parameters.add(numbers(parameter.group(1)));
            }
        }
        List<double[]> rows =
                lines.subList(Integer.parseInt(range.group(1)) - 1, Integer.parseInt(range.group(2))).stream()
                        .map(NistFile::numbers)
                        .toList();
        double[] predictors = rows.stream()
                .flatMapToDouble(row -> Arrays.stream(row, 1, row.length))
                .toArray();
        return new NistFile(columns(parameters), columns(rows).get(0), predictors);
    }

    List<double[]> starts() {
        return columns.subList(0, columns.size() - 2);
    }

    double[] certified() {
        return columns.get(columns.size() - 2);
    }

    double[] deviations() {
        return columns.get(columns.size() - 1);
    }

    private static double[] numbers(String line) {
        return Pattern.compile("\\s+")
                .splitAsStream(line.strip())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static List<double[]> columns(List<double[]> rows) {
        List<double[]> columns = new ArrayList<>();
        for (int i = 0; i < rows.get(0).length; i++) {
            int column = i;
            columns.add(rows.stream().mapToDouble(row -> row[column]).toArray());
        }
        return columns;
    }
}
