package dev.gradsmith.dsl.format;

import dev.gradsmith.dsl.parse.SourceToken;
import dev.gradsmith.dsl.parse.SourceToken.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * What lies between two statements: comments, line ends and semicolons.
 *
 * @param behind the comments that belong to the line of what precedes
 * @param remarks the lines of comments
 * @param after what separates the following statement from the last of all that
 */
record Gap(List<SourceToken> behind, List<Entry.Remark> remarks, Separation after) {
    /** What precedes a gap. */
    enum Edge {
        FILE,
        OPENING_BRACE,
        STATEMENT
    }

    /** @param statementFollows whether it does, as opposed to a brace or the file's end */
    static Gap of(List<SourceToken> tokens, Edge edge, boolean statementFollows) {
        int behindEnd = behindEnd(tokens, edge, statementFollows);
        List<SourceToken> behind = tokens.subList(0, behindEnd).stream()
                .filter(token -> token.is(Kind.COMMENT))
                .toList();
        Reader reader = new Reader(edge);
        tokens.subList(behindEnd, tokens.size()).forEach(reader::take);
        Separation after = reader.separation();
        boolean together = behind.isEmpty() && reader.remarks.isEmpty();
        return new Gap(behind, reader.remarks, together || after != Separation.SEMICOLON ? after : Separation.LINE_END);
    }

    /** Where the comments of the line before end. On a line that goes on, those behind a semicolon are about what follows. */
    private static int behindEnd(List<SourceToken> tokens, Edge edge, boolean statementFollows) {
        if (edge == Edge.FILE) {
            return 0;
        }
        int lineEnd = first(tokens, Kind.NEWLINE);
        if (lineEnd >= 0) {
            return documents(tokens.subList(0, lineEnd)) ? first(tokens, Kind.SEMICOLON) : lineEnd;
        }
        if (edge == Edge.OPENING_BRACE) {
            return 0;
        }
        return statementFollows ? Math.max(0, first(tokens, Kind.SEMICOLON)) : tokens.size();
    }

    /** Whether there is a documentation comment behind a semicolon: it is about what follows, on whatever line. */
    private static boolean documents(List<SourceToken> line) {
        int semicolon = first(line, Kind.SEMICOLON);
        return semicolon >= 0 && line.subList(semicolon, line.size()).stream().anyMatch(SourceToken::isDocumentation);
    }

    private static int first(List<SourceToken> tokens, Kind kind) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is(kind)) {
                return i;
            }
        }
        return -1;
    }

    private static final class Reader {
        private final Edge edge;
        private final List<Entry.Remark> remarks = new ArrayList<>();
        private int lineEnds;
        private boolean blank;
        private boolean sameLine = true;
        private boolean blankIsNone;

        private Reader(Edge edge) {
            this.edge = edge;
        }

        private void take(SourceToken token) {
            if (token.is(Kind.NEWLINE)) {
                lineEnds++;
                sameLine = false;
                blank |= lineEnds > 1 && !blankIsNone;
                return;
            }
            lineEnds = 0;
            if (token.is(Kind.SEMICOLON)) {
                // A blank line parts the comment that opens the file from the first declaration, but only right behind
                // the comment.
                blankIsNone = edge == Edge.FILE && !blank;
                return;
            }
            comment(token);
        }

        private void comment(SourceToken token) {
            if (!sameLine || remarks.isEmpty()) {
                remarks.add(new Entry.Remark(separation(), new ArrayList<>()));
            }
            remarks.get(remarks.size() - 1).comments().add(token);
            blank = false;
            sameLine = true;
            blankIsNone = false;
        }

        private Separation separation() {
            if (blank) {
                return Separation.BLANK_LINE;
            }
            return sameLine ? Separation.SEMICOLON : Separation.LINE_END;
        }
    }
}
