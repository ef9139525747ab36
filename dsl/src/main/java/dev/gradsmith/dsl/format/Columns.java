package dev.gradsmith.dsl.format;

import dev.gradsmith.dsl.ast.Statement;
import dev.gradsmith.dsl.parse.SourceToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;

/**
 * Aligns statements of a kind that follow each other without a blank line: the names of declarations behind their keywords, and
 * what follows the names, one column for each of {@code ~}, {@code =} and {@code :}.
 */
final class Columns {
    /** Names of lengths that differ more would tear their lines apart. */
    private static final int WIDEST_GAP = 16;

    /** Statements of one of these are aligned with each other. */
    private enum Group {
        DECLARATIONS,
        DEFINITIONS,
        METRICS
    }

    private final List<Phrase> run = new ArrayList<>();
    private Optional<Group> group = Optional.empty();

    private Columns() {}

    static void align(List<Row> rows) {
        Columns columns = new Columns();
        rows.forEach(columns::take);
        columns.finish();
    }

    private void take(Row row) {
        Optional<Group> next = group(row);
        boolean continues =
                row.before() == Separation.BLANK_LINE ? false : row instanceof Row.Remark || next.equals(group);
        if (!continues) {
            finish();
            group = next;
        }
        if (next.isPresent() && row instanceof Row.Line line) {
            group = next;
            run.add(line.phrases().get(0));
        }
    }

    private static Optional<Group> group(Row row) {
        if (!(row instanceof Row.Line line) || line.phrases().size() > 1 || hasCommentInFront(line)) {
            return Optional.empty();
        }
        Statement statement = line.first();
        if (statement instanceof Statement.Definition) {
            return Optional.of(Group.DEFINITIONS);
        }
        if (statement instanceof Statement.Metric) {
            return Optional.of(Group.METRICS);
        }
        boolean declares = statement instanceof Statement.Input
                || statement instanceof Statement.Target
                || statement instanceof Statement.Param
                || statement instanceof Statement.Hyper
                || statement instanceof Statement.Dim;
        return declares ? Optional.of(Group.DECLARATIONS) : Optional.empty();
    }

    private static boolean hasCommentInFront(Row.Line line) {
        Phrase phrase = line.phrases().get(0);
        int end = phrase.assignment().orElse(phrase.size());
        for (int i = 0; i < end; i++) {
            if (phrase.word(i).is(Kind.COMMENT)) {
                return true;
            }
        }
        return false;
    }

    private void finish() {
        if (group.equals(Optional.of(Group.DECLARATIONS))) {
            align(run, phrase -> 1);
        }
        for (String separator : List.of("~", "=", ":")) {
            List<Phrase> having = run.stream()
                    .filter(phrase -> separator(phrase).equals(Optional.of(separator)))
                    .toList();
            align(having, phrase -> phrase.assignment().orElseThrow());
        }
        run.clear();
    }

    private static Optional<String> separator(Phrase phrase) {
        OptionalInt assignment = phrase.assignment();
        return assignment.isPresent()
                ? Optional.of(phrase.word(assignment.getAsInt()).text())
                : Optional.empty();
    }

    /** @param column the index of the word to align */
    private static void align(List<Phrase> phrases, ToIntFunction<Phrase> column) {
        ToIntFunction<Phrase> width = phrase -> phrase.width(0, column.applyAsInt(phrase));
        int widest = phrases.stream().mapToInt(width).max().orElse(0);
        int narrowest = phrases.stream().mapToInt(width).min().orElse(0);
        if (widest - narrowest <= WIDEST_GAP) {
            phrases.forEach(phrase -> phrase.widen(column.applyAsInt(phrase), widest - width.applyAsInt(phrase)));
        }
    }
}
