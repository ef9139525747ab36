package dev.gradsmith.dsl.format;

import dev.gradsmith.dsl.ast.Statement;
import dev.gradsmith.dsl.parse.SourceToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands on lines of its own. */
sealed interface Row {
    Separation before();

    record Remark(Separation before, List<SourceToken> comments) implements Row {}

    /** @param behind the comments behind it */
    record Block(Separation before, Phrase head, Entry.Body body, List<SourceToken> behind) implements Row {}

    /**
     * A statement without a body, or definitions that share a line.
     *
     * @param first the first of the statements
     * @param behind the comments behind them
     */
    record Line(Separation before, Statement first, List<Phrase> phrases, List<SourceToken> behind) implements Row {}

    /** Definitions that shared a line go on to do so, if that line is not longer than half of a line. */
    int LONGEST_SHARED_LINE = Pen.WIDTH / 2;

    static List<Row> of(List<Entry> entries) {
        List<Row> rows = new ArrayList<>();
        int start = 0;
        while (start < entries.size()) {
            int end = start + 1;
            while (end < entries.size() && entries.get(end).before() == Separation.SEMICOLON) {
                end++;
            }
            rows.addAll(ofLine(entries.subList(start, end)));
            start = end;
        }
        return rows;
    }

    private static List<Row> ofLine(List<Entry> entries) {
        List<Row> apart = entries.stream().map(Row::of).toList();
        if (apart.size() == 1 || !apart.stream().allMatch(Row::isDefinition)) {
            return apart;
        }
        List<Phrase> phrases =
                apart.stream().flatMap(row -> ((Line) row).phrases().stream()).toList();
        Line first = (Line) apart.get(0);
        Line last = (Line) apart.get(apart.size() - 1);
        Line shared = new Line(first.before(), first.first(), phrases, last.behind());
        return isShort(phrases) ? List.of(shared) : apart;
    }

    private static boolean isDefinition(Row row) {
        return row instanceof Line line && line.first() instanceof Statement.Definition;
    }

    private static boolean isShort(List<Phrase> phrases) {
        int separators = (phrases.size() - 1) * "; ".length();
        int width = phrases.stream()
                .mapToInt(phrase -> phrase.width(0, phrase.size()))
                .sum();
        return phrases.stream().noneMatch(Phrase::hasComments) && width + separators <= LONGEST_SHARED_LINE;
    }

    private static Row of(Entry entry) {
        if (entry instanceof Entry.Remark remark) {
            return new Remark(remark.before(), remark.comments());
        }
        Entry.Item item = (Entry.Item) entry;
        Phrase head = new Phrase(item.tokens());
        Optional<Entry.Body> body = item.body();
        return body.isPresent()
                ? new Block(item.before(), head, body.get(), item.behind())
                : new Line(item.before(), item.statement(), List.of(head), item.behind());
    }
}
