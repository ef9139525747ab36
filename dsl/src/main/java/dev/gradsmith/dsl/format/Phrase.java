package dev.gradsmith.dsl.format;

import dev.gradsmith.dsl.parse.SourceToken;
import dev.gradsmith.dsl.parse.SourceToken.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The head of a statement as words with the spaces between them, as long as it needs no more than a line. */
final class Phrase {
    private final List<Word> words;
    private final int[] partners;
    private final int[] depths;
    private final int[] spaces;

    /** @param tokens line ends among them */
    Phrase(List<SourceToken> tokens) {
        this.words = WordReader.read(tokens);
        this.partners = new int[words.size()];
        this.depths = new int[words.size()];
        pair();
        this.spaces = new Spacing(this).spaces();
    }

    private void pair() {
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < words.size(); i++) {
            partners[i] = i;
            if (words.get(i).role() == Word.Role.CLOSE) {
                partners[i] = open.pop();
                partners[partners[i]] = i;
            }
            depths[i] = open.size();
            if (words.get(i).opens()) {
                open.push(i);
            }
        }
    }

    int size() {
        return words.size();
    }

    Word word(int index) {
        return words.get(index);
    }

    /** In how many brackets a word stands; a bracket stands outside itself. */
    int depth(int index) {
        return depths[index];
    }

    /** The closing bracket of an opening one; the word itself where it is no bracket. */
    int partner(int index) {
        return partners[index];
    }

    /** The spaces before a word that does not start a line. */
    int space(int index) {
        return spaces[index];
    }

    /** Moves a word, and all behind it, to the right. */
    void widen(int index, int columns) {
        spaces[index] += columns;
    }

    /** How strongly a separator binds. */
    Level level(int index) {
        Word separator = words.get(index);
        if (separator.is(Kind.COMMA)) {
            return Level.COMMA;
        }
        if (separator.is(Kind.COLON)) {
            return isTypeOf(index) ? Level.ASSIGNMENT : Level.RANGE;
        }
        return Level.of(separator.text()).orElse(Level.ASSIGNMENT);
    }

    private boolean isTypeOf(int colon) {
        return depths[colon] == 0 && !isLoop();
    }

    boolean isLoop() {
        return words.get(0).text().equals("for");
    }

    /** The separator between what the statement names and what it says about that, where it has one. */
    OptionalInt assignment() {
        for (int i = 0; i < words.size(); i++) {
            boolean outside = depths[i] == 0 && words.get(i).role() == Word.Role.SEPARATOR;
            if (outside && level(i) == Level.ASSIGNMENT) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    boolean hasComments() {
        return words.stream().anyMatch(word -> word.is(Kind.COMMENT));
    }

    /** The columns of the words from {@code from} to before {@code to} on one line. */
    int width(int from, int to) {
        int width = 0;
        for (int i = from; i < to; i++) {
            width += (i == from ? 0 : spaces[i]) + words.get(i).width();
        }
        return width;
    }

    static int columns(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Whether the words from {@code from} to before {@code to} can be on one line. */
    boolean isFlat(int from, int to) {
        return words.subList(from, to).stream().noneMatch(Word::endsLine);
    }

    /** The start of a range without the lines of comments at its start. */
    int codeStart(int from, int to) {
        int start = from;
        for (int i = from; i < to && words.get(i).is(Kind.COMMENT); i++) {
            start = words.get(i).endsLine() ? i + 1 : start;
        }
        return start;
    }

    /** The end of a range without the comments at its end from the first that ends a line. */
    int codeEnd(int from, int to) {
        int end = to;
        for (int i = to - 1; i >= from && words.get(i).is(Kind.COMMENT); i--) {
            end = words.get(i).endsLine() ? i : end;
        }
        return end;
    }

    /** The end of the comments from {@code from} that go on to the end of the line; {@code from} where none do. */
    int lineEnd(int from, int to) {
        int i = from;
        while (i < to && words.get(i).role() == Word.Role.COMMENT) {
            i++;
        }
        return i < to && words.get(i).role() == Word.Role.COMMENT_TO_LINE_END ? i + 1 : from;
    }

    /** The loosest level at which a range can be broken outside of its brackets. */
    Optional<Level> loosest(int from, int to) {
        Optional<Level> loosest = Optional.empty();
        for (int i = from; i < to; i = partners[i] + 1) {
            if (isBreak(i) && loosest.map(level(i)::isLooserThan).orElse(true)) {
                loosest = Optional.of(level(i));
            }
        }
        return loosest;
    }

    private boolean isBreak(int index) {
        return words.get(index).role() == Word.Role.SEPARATOR && level(index) != Level.POWER;
    }

    /** The next separator of the level outside of brackets; {@code to} where there is none. */
    int nextSeparator(int from, int to, Level level) {
        int i = from;
        while (i < to && !(isBreak(i) && level(i) == level)) {
            i = partners[i] + 1;
        }
        return Math.min(i, to);
    }

    /** The index behind the first word of a range after which its line can be broken; {@code to} where there is none. */
    int firstBreak(int from, int to) {
        int i = from;
        while (i < to && !isBreak(i) && partners[i] <= i + 1) {
            i = partners[i] + 1;
        }
        return Math.min(i + 1, to);
    }
}
