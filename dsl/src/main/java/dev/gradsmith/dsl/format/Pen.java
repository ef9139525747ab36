package dev.gradsmith.dsl.format;

/** Writes the words of a phrase one after another. */
final class Pen {
    static final int WIDTH = 120;
    static final int INDENT = 4;

    private final Phrase phrase;
    private final StringBuilder text = new StringBuilder();
    private int lineIndent;
    private int column;
    private boolean lineEnded;
    private boolean atLineStart = true;

    /** @param indent the columns before the first line, which are not part of the text */
    Pen(Phrase phrase, int indent) {
        this.phrase = phrase;
        this.lineIndent = indent;
        this.column = indent;
    }

    String text() {
        return text.toString();
    }

    int column() {
        return column;
    }

    /** Makes the next word start a line. */
    void endLine() {
        lineEnded = true;
    }

    /** Starts a line where the last one has ended. */
    void startEndedLine(int indent) {
        if (lineEnded) {
            startLine(indent);
        }
    }

    private void startLine(int indent) {
        text.append('\n').append(" ".repeat(indent));
        lineIndent = indent;
        column = indent;
        lineEnded = false;
        atLineStart = true;
    }

    /** Whether the words from {@code from} to before {@code to} fit on the line, with {@code tail} columns behind them. */
    boolean hasRoom(int from, int to, int indent, int tail) {
        if (from == to) {
            return true;
        }
        int start = startsLine(from) ? indent : column + space(from);
        return phrase.isFlat(from, to) && start + phrase.width(from, to) + tail <= WIDTH;
    }

    /** The indentation of the line that a word comes to stand on. */
    int lineIndent(int word, int indent) {
        return startsLine(word) ? indent : lineIndent;
    }

    /** @param indent where a line starts, if one must */
    void put(int from, int to, int indent) {
        for (int i = from; i < to; i++) {
            put(i, indent);
        }
    }

    private boolean startsLine(int word) {
        return lineEnded || (phrase.word(word).role() == Word.Role.COMMENT_ALONE && !atLineStart);
    }

    private int space(int word) {
        return atLineStart ? 0 : phrase.space(word);
    }

    private void put(int index, int indent) {
        if (startsLine(index)) {
            startLine(indent);
        }
        Word word = phrase.word(index);
        text.append(" ".repeat(space(index)));
        column += space(index);
        String written = atLineStart ? CommentText.moved(word.token(), column) : CommentText.kept(word.token());
        text.append(written);
        int lastLine = written.lastIndexOf('\n') + 1;
        column = (lastLine == 0 ? column : 0) + Phrase.columns(written.substring(lastLine));
        lineEnded = word.endsLine();
        atLineStart = false;
    }
}
