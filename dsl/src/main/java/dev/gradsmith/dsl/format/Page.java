package dev.gradsmith.dsl.format;

import dev.gradsmith.dsl.parse.SourceToken;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The lines of a file or of a body in it. */
final class Page {
    private static final String BEFORE_COMMENT = "  ";

    /** Comments behind lines whose lengths differ more are not aligned. */
    private static final int WIDEST_GAP = 40;

    private final int indent;
    private final StringBuilder text = new StringBuilder();
    private final List<Commented> waiting = new ArrayList<>();

    private Page(int indent) {
        this.indent = indent;
    }

    /** A line and the comments behind it, which wait for the lines that they are aligned with. */
    private record Commented(String line, String comment) {
        int width() {
            return Phrase.columns(line);
        }
    }

    /** The lines of the entries, each with its line end; nothing where there are no entries. */
    static String write(List<Entry> entries, int indent) {
        Page page = new Page(indent);
        List<Row> rows = Row.of(entries);
        Columns.align(rows);
        for (int i = 0; i < rows.size(); i++) {
            if (i > 0 && rows.get(i).before() == Separation.BLANK_LINE) {
                page.finishComments();
                page.text.append('\n');
            }
            page.write(rows.get(i));
        }
        page.finishComments();
        return page.text.toString();
    }

    private void write(Row row) {
        if (row instanceof Row.Line line) {
            write(line);
            return;
        }
        finishComments();
        if (row instanceof Row.Remark remark) {
            write(remark);
            return;
        }
        write((Row.Block) row);
    }

    private void write(Row.Remark remark) {
        List<SourceToken> comments = remark.comments();
        margin().append(CommentText.moved(comments.get(0), indent));
        text.append(behind(comments.subList(1, comments.size()), " ")).append('\n');
    }

    private void write(Row.Block block) {
        Entry.Body body = block.body();
        boolean empty = body.opening().isEmpty() && body.entries().isEmpty();
        String opening = empty ? " {}" : " {";
        margin().append(LineBreaker.write(block.head(), indent, opening.length()))
                .append(opening);
        if (!empty) {
            text.append(behind(body.opening(), BEFORE_COMMENT)).append('\n');
            text.append(write(body.entries(), indent + Pen.INDENT));
            margin().append('}');
        }
        text.append(behind(block.behind(), BEFORE_COMMENT)).append('\n');
    }

    private void write(Row.Line row) {
        String line = row.phrases().stream()
                .map(phrase -> LineBreaker.write(phrase, indent, 0))
                .collect(Collectors.joining("; "));
        String comment = behind(row.behind(), BEFORE_COMMENT);
        if (!comment.isEmpty() && !line.contains("\n") && !comment.contains("\n")) {
            waiting.add(new Commented(line, comment));
            return;
        }
        finishComments();
        margin().append(line).append(comment).append('\n');
    }

    private void finishComments() {
        int widest = waiting.stream().mapToInt(Commented::width).max().orElse(0);
        int narrowest = waiting.stream().mapToInt(Commented::width).min().orElse(0);
        for (Commented line : waiting) {
            int gap = widest - narrowest <= WIDEST_GAP ? widest - line.width() : 0;
            margin().append(line.line())
                    .append(" ".repeat(gap))
                    .append(line.comment())
                    .append('\n');
        }
        waiting.clear();
    }

    private StringBuilder margin() {
        return text.append(" ".repeat(indent));
    }

    private static String behind(List<SourceToken> comments, String before) {
        String joined = comments.stream().map(CommentText::kept).collect(Collectors.joining(" "));
        return joined.isEmpty() ? "" : before + joined;
    }
}
