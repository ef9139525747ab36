package dev.gradsmith.dsl.format;

import dev.gradsmith.dsl.parse.SourceToken.Kind;
import java.util.function.IntPredicate;

/**
 * Decides between which words of a statement there are spaces. Looser operators have them and tighter ones do not, so that
 * {@code a*b + c} looks as it groups: powers, products and quotients stand close, except where a spaced {@code .*} in the same
 * chain would make them look tighter than it; sums stand close in square brackets and ranges, where they are sizes and positions.
 */
final class Spacing {
    private final Phrase phrase;

    Spacing(Phrase phrase) {
        this.phrase = phrase;
    }

    int[] spaces() {
        int[] spaces = new int[phrase.size()];
        for (int i = 1; i < spaces.length; i++) {
            spaces[i] = isApart(i) ? 1 : 0;
        }
        return spaces;
    }

    private boolean isApart(int index) {
        Word left = phrase.word(index - 1);
        Word right = phrase.word(index);
        if (right.role() == Word.Role.COMMENT_TO_LINE_END) {
            return true;
        }
        if (left.opens() || right.role() == Word.Role.CLOSE || right.is(Kind.COMMA)) {
            return false;
        }
        if (left.is(Kind.COMMENT) || right.is(Kind.COMMENT) || left.is(Kind.COMMA)) {
            return true;
        }
        if (right.is(Kind.PRIME) || right.is(Kind.DOT) || right.role() == Word.Role.OPEN_POSTFIX) {
            return false;
        }
        if (left.is(Kind.DOT) || left.role() == Word.Role.PREFIX) {
            return false;
        }
        if (right.role() == Word.Role.SEPARATOR) {
            return isSpaced(index);
        }
        return left.role() != Word.Role.SEPARATOR || isSpaced(index - 1);
    }

    /** Whether a separator other than a comma has spaces around it. */
    private boolean isSpaced(int index) {
        return switch (phrase.level(index)) {
            case RANGE, POWER -> false;
            case SUM -> !isPosition(index) || isBeforePrefix(index) || hasAround(index, Level.RANGE, this::isWide);
            case PRODUCT -> hasAround(index, Level.SUM, this::isElementwise);
            default -> true;
        };
    }

    private boolean isPosition(int index) {
        int depth = phrase.depth(index);
        for (int i = index - 1; i >= 0; i--) {
            if (phrase.word(i).opens() && phrase.depth(i) < depth) {
                return phrase.word(i).text().equals("[");
            }
        }
        return phrase.isLoop();
    }

    /** {@code a--b} would be hard to read. */
    private boolean isBeforePrefix(int index) {
        return phrase.word(index + 1).role() == Word.Role.PREFIX;
    }

    private boolean isWide(int separator) {
        Level level = phrase.level(separator);
        return isElementwise(separator) || level.isLooserThan(Level.SUM);
    }

    private boolean isElementwise(int separator) {
        return phrase.word(separator).text().equals(".*");
    }

    /** Whether there is such a separator beside the one at {@code index}, up to a bracket or a separator as loose as {@code end}. */
    private boolean hasAround(int index, Level end, IntPredicate what) {
        return has(index, 1, end, what) || has(index, -1, end, what);
    }

    private boolean has(int index, int step, Level end, IntPredicate what) {
        int depth = phrase.depth(index);
        int i = index;
        while (i >= 0 && i < phrase.size() && phrase.depth(i) >= depth) {
            boolean separates = phrase.depth(i) == depth && phrase.word(i).role() == Word.Role.SEPARATOR;
            if (separates && !end.isLooserThan(phrase.level(i))) {
                return false;
            }
            if (separates && what.test(i)) {
                return true;
            }
            i = phrase.word(i).role() == Word.Role.CLOSE || phrase.word(i).opens() ? leap(i, step) : i + step;
        }
        return false;
    }

    /** The word beyond the brackets that one meets at {@code index}; the next one where they lie behind. */
    private int leap(int index, int step) {
        int partner = phrase.partner(index);
        boolean ahead = Integer.signum(partner - index) == step;
        return (ahead ? partner : index) + step;
    }
}
