package dev.gradsmith.dsl.format;

import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.ast.Statement;
import dev.gradsmith.dsl.parse.SourceToken;
import dev.gradsmith.dsl.parse.SourceToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Deals the tokens of a file out to its statements and the gaps between them. */
final class Outline {
    private final List<SourceToken> tokens;
    private int position;

    private Outline(List<SourceToken> tokens) {
        this.tokens = tokens;
    }

    /** @param statements those of the file, whose spans are of the same text as the tokens */
    static List<Entry> of(List<SourceToken> tokens, List<Statement> statements) {
        Outline outline = new Outline(tokens);
        Gap gap = outline.gap(Gap.Edge.FILE, statements);
        return outline.entries(statements, gap);
    }

    private List<Entry> entries(List<Statement> statements, Gap first) {
        List<Entry> entries = new ArrayList<>(first.remarks());
        Gap before = first;
        for (int i = 0; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            List<SourceToken> head = upTo(statement.span());
            Optional<List<Statement>> inner = body(statement);
            inner.ifPresent(block -> head.addAll(upTo(Kind.OPEN_BODY)));
            Optional<Entry.Body> body = inner.map(this::body);
            Gap after = gap(Gap.Edge.STATEMENT, statements.subList(i + 1, statements.size()));
            entries.add(new Entry.Item(before.after(), statement, head, body, after.behind()));
            entries.addAll(after.remarks());
            before = after;
        }
        return entries;
    }

    private static Optional<List<Statement>> body(Statement statement) {
        if (statement instanceof Statement.Layer layer) {
            return Optional.of(layer.body());
        }
        return statement instanceof Statement.For loop ? Optional.of(loop.body()) : Optional.empty();
    }

    private Entry.Body body(List<Statement> statements) {
        position++;
        Gap gap = gap(Gap.Edge.OPENING_BRACE, statements);
        Entry.Body body = new Entry.Body(gap.behind(), entries(statements, gap));
        position++;
        return body;
    }

    private Gap gap(Gap.Edge edge, List<Statement> following) {
        int start = position;
        while (position < tokens.size() && isBetween(tokens.get(position))) {
            position++;
        }
        return Gap.of(tokens.subList(start, position), edge, !following.isEmpty());
    }

    private static boolean isBetween(SourceToken token) {
        return token.is(Kind.COMMENT) || token.is(Kind.NEWLINE) || token.is(Kind.SEMICOLON);
    }

    private List<SourceToken> upTo(SourceSpan span) {
        List<SourceToken> head = new ArrayList<>();
        do {
            head.add(tokens.get(position++));
        } while (!head.get(head.size() - 1).span().end().equals(span.end()));
        return head;
    }

    private List<SourceToken> upTo(Kind kind) {
        List<SourceToken> passed = new ArrayList<>();
        while (!tokens.get(position).is(kind)) {
            passed.add(tokens.get(position++));
        }
        return passed;
    }
}
