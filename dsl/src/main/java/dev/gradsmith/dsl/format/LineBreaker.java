package dev.gradsmith.dsl.format;

import java.util.Optional;

/**
 * Writes a phrase, on one line if there is room. If not, lines break behind the loosest separators, as few as will do; what is
 * too long for a line of its own is broken inside its brackets, which then enclose an indented block.
 */
final class LineBreaker {
    private final Phrase phrase;
    private final Pen pen;

    private LineBreaker(Phrase phrase, Pen pen) {
        this.phrase = phrase;
        this.pen = pen;
    }

    /**
     * The phrase without the indentation of its first line.
     *
     * @param indent the columns before its first line
     * @param tail the columns that what follows needs on the last line
     */
    static String write(Phrase phrase, int indent, int tail) {
        Pen pen = new Pen(phrase, indent);
        new LineBreaker(phrase, pen).write(new Range(0, phrase.size(), indent + Pen.INDENT, tail));
        return pen.text();
    }

    /**
     * Words that are written together.
     *
     * @param to the index after the last of them
     * @param indent where further lines start
     * @param tail the columns that what follows needs on the last line
     */
    private record Range(int from, int to, int indent, int tail) {
        Range part(int start, int end) {
            return new Range(start, end, indent, tail);
        }
    }

    private void write(Range range) {
        int start = phrase.codeStart(range.from(), range.to());
        int end = phrase.codeEnd(start, range.to());
        pen.put(range.from(), start, range.indent());
        writeCode(range.part(start, end));
        pen.put(end, range.to(), range.indent());
    }

    private void writeCode(Range range) {
        if (pen.hasRoom(range.from(), range.to(), range.indent(), range.tail())) {
            pen.put(range.from(), range.to(), range.indent());
            return;
        }
        Optional<Level> loosest = phrase.loosest(range.from(), range.to());
        if (loosest.isPresent()) {
            fill(range, loosest.get());
            return;
        }
        int i = range.from();
        while (i < range.to()) {
            int end = phrase.partner(i) + 1;
            if (end > i + 2) {
                writeBrackets(i, range);
            } else {
                pen.put(i, end, range.indent());
            }
            i = end;
        }
    }

    /** Puts as many of the parts between separators of a level on a line as there is room for. */
    private void fill(Range range, Level level) {
        int inner = level == Level.COMMA ? range.indent() + Pen.INDENT : range.indent();
        int start = range.from();
        while (start < range.to()) {
            int separator = phrase.nextSeparator(start, range.to(), level);
            boolean last = separator == range.to();
            int tail = last ? range.tail() : phrase.space(separator) + phrase.width(separator, separator + 1);
            if (start > range.from() && wantsLine(new Range(start, separator, range.indent(), tail), level)) {
                pen.endLine();
            }
            int code = phrase.codeStart(start, separator);
            pen.put(start, code, range.indent());
            pen.startEndedLine(range.indent());
            write(new Range(code, separator, inner, tail));
            start = last ? separator : phrase.lineEnd(separator + 1, range.to());
            pen.put(separator, start, range.indent());
        }
    }

    /** Whether a part between separators should start a line. */
    private boolean wantsLine(Range part, Level level) {
        int end = phrase.codeEnd(part.from(), part.to());
        if (pen.hasRoom(part.from(), end, part.indent(), part.tail())) {
            return false;
        }
        int head = phrase.firstBreak(part.from(), end);
        boolean startsHere = head < end && pen.hasRoom(part.from(), head, part.indent(), 0);
        boolean fitsOnLine = phrase.isFlat(part.from(), end)
                && part.indent() + phrase.width(part.from(), end) + part.tail() <= Pen.WIDTH;
        // What a name stands for starts beside the name, unless the name takes most of the line.
        boolean mayMove = level != Level.ASSIGNMENT || pen.column() > Pen.WIDTH / 2;
        return !startsHere || (fitsOnLine && mayMove);
    }

    /** Writes the brackets that open at {@code open}, on one line if what follows, up to where it can be broken, has room, too. */
    private void writeBrackets(int open, Range range) {
        int close = phrase.partner(open);
        int next = phrase.firstBreak(close + 1, range.to());
        int tail = next < range.to() ? 0 : range.tail();
        if (pen.hasRoom(open, next, range.indent(), tail)) {
            pen.put(open, close + 1, range.indent());
            return;
        }
        int outside = pen.lineIndent(open, range.indent());
        int start = phrase.lineEnd(open + 1, close);
        pen.put(open, start, range.indent());
        pen.endLine();
        write(new Range(start, close, outside + Pen.INDENT, 0));
        pen.endLine();
        pen.put(close, close + 1, outside);
    }
}
