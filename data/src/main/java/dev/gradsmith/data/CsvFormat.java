package dev.gradsmith.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a CSV file is written, where it is not with commas and a first line of names. Each method gives a format that differs in one thing:
 *
 * <pre>{@code
 * CsvFormat census = CsvFormat.commas().withoutHeader("age", "work", "weight", "pay").missing("?");
 * Table adults = Csv.read(Path.of("adult.data"), census);
 * }</pre>
 */
public final class CsvFormat {
    private static final String NOT_BETWEEN_FIELDS = "\"\r\n";

    private final char separator;

    /** Nothing where the first line names the columns; no names where they are numbered. */
    private final Optional<List<String>> names;

    private final List<String> missing;
    private final Optional<Character> comment;
    private final Set<String> missingTexts;
    private final double[] missingNumbers;

    private CsvFormat(char separator, Optional<List<String>> names, List<String> missing, Optional<Character> comment) {
        this.separator = separator;
        this.names = names;
        this.missing = missing;
        this.comment = comment;
        this.missingTexts = new HashSet<>(missing);
        this.missingNumbers = missing.stream()
                .map(NumberText::parse)
                .flatMapToDouble(OptionalDouble::stream)
                .filter(number -> !Double.isNaN(number))
                .toArray();
        if (comment.isPresent() && comment.get() == separator) {
            throw new IllegalArgumentException(
                    "'" + separator + "' cannot both part fields and begin a line that is no row");
        }
    }

    /** Fields are separated by commas, the first line names the columns, an empty field is a missing value. */
    public static CsvFormat commas() {
        return separatedBy(',');
    }

    /**
     * As {@link #commas}, but with another character between the fields: {@code ';'}, {@code '\t'}.
     *
     * @throws IllegalArgumentException for a quote or the end of a line
     */
    public static CsvFormat separatedBy(char separator) {
        requireUsable(separator);
        return new CsvFormat(separator, Optional.empty(), List.of(), Optional.empty());
    }

    /**
     * The first line is a row like the others; the columns have these names, as many as the file has fields in a row.
     *
     * @param names without a name, the columns are called {@code 1}, {@code 2} and so on
     * @throws IllegalArgumentException if a name is empty, or there twice
     */
    public CsvFormat withoutHeader(String... names) {
        List<String> kept = List.of(names);
        Set<String> known = new HashSet<>();
        for (String name : kept) {
            if (name.isBlank()) {
                throw new IllegalArgumentException("column " + (known.size() + 1) + " has no name");
            }
            if (!known.add(name)) {
                throw new IllegalArgumentException("two columns are called '" + name + "'");
            }
        }
        return new CsvFormat(separator, Optional.of(kept), missing, comment);
    }

    /**
     * Fields that hold one of these alone, as {@code NA} or {@code ?}, are missing values in every column, as empty ones are. Space around is
     * passed over; small letters are not capitals. One that is a number, as {@code -999}, is that number however it is written. Those of calls
     * before stay.
     */
    public CsvFormat missing(String... markers) {
        List<String> all = new ArrayList<>(missing);
        for (String marker : markers) {
            all.add(marker.strip());
        }
        return new CsvFormat(separator, names, List.copyOf(all), comment);
    }

    /**
     * Lines that begin with this character are no rows, and are passed over.
     *
     * @throws IllegalArgumentException for what separates fields, a quote, or the end of a line
     */
    public CsvFormat comments(char first) {
        requireUsable(first);
        return new CsvFormat(separator, names, missing, Optional.of(first));
    }

    private static void requireUsable(char character) {
        if (NOT_BETWEEN_FIELDS.indexOf(character) >= 0) {
            throw new IllegalArgumentException("a quote or the end of a line cannot be used for anything else");
        }
    }

    char separator() {
        return separator;
    }

    /** What the caller calls the columns: nothing where the first line does it, no names where they are to be numbered. */
    Optional<List<String>> names() {
        return names;
    }

    Optional<Character> comment() {
        return comment;
    }

    /** Whether a field's text, without the space around it, stands for a missing value. */
    boolean isMissing(String field) {
        return field.isEmpty() || missingTexts.contains(field);
    }

    /** Whether a number stands for a missing value. */
    boolean isMissing(double number) {
        for (double marker : missingNumbers) {
            if (number == marker) {
                return true;
            }
        }
        return false;
    }

    /** What stands where a value is missing: {@code an empty field or 'NA'}. */
    String missingInWords() {
        return "an empty field"
                + missing.stream().map(text -> " or " + NumberText.quoted(text)).collect(Collectors.joining());
    }

    /** All that is said of the format, as {@code CsvFormat.separatedBy(';').missing("NA")}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("CsvFormat.");
        text.append(separator == ',' ? "commas()" : "separatedBy(" + quoted(separator) + ")");
        names.ifPresent(
                all -> text.append(".withoutHeader(").append(listed(all)).append(")"));
        if (!missing.isEmpty()) {
            text.append(".missing(").append(listed(missing)).append(")");
        }
        comment.ifPresent(
                first -> text.append(".comments(").append(quoted(first)).append(")"));
        return text.toString();
    }

    private static String quoted(char character) {
        return character == '\t' ? "'\\t'" : "'" + character + "'";
    }

    private static String listed(List<String> texts) {
        return texts.stream()
                .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(", "));
    }
}
