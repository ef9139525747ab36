package dev.gradsmith.dsl.format;

import dev.gradsmith.dsl.parse.SourceToken;
import dev.gradsmith.dsl.parse.SourceToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out what each token of a statement does. */
final class WordReader {
    private final List<SourceToken> tokens;
    private final List<Word> words = new ArrayList<>();
    private Optional<Word> lastOfCode = Optional.empty();
    private int codeWords;

    private WordReader(List<SourceToken> tokens) {
        this.tokens = tokens;
    }

    /** @param tokens those of a statement's head, line ends among them */
    static List<Word> read(List<SourceToken> tokens) {
        WordReader reader = new WordReader(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            reader.take(i);
        }
        return reader.words;
    }

    private void take(int index) {
        SourceToken token = tokens.get(index);
        if (token.is(Kind.NEWLINE)) {
            return;
        }
        if (token.is(Kind.COMMENT)) {
            words.add(new Word(token, comment(index)));
            return;
        }
        Word word = new Word(token, role(token));
        words.add(word.role() == Word.Role.SEPARATOR ? placeOfSeparator() : words.size(), word);
        lastOfCode = Optional.of(word);
        codeWords++;
    }

    /** What a comment to the line's end is about goes on behind it with a separator: that belongs in front of the comment. */
    private int placeOfSeparator() {
        int place = words.size();
        for (int i = words.size() - 1; i >= 0 && words.get(i).is(Kind.COMMENT); i--) {
            place = words.get(i).endsLine() ? i : place;
        }
        return place;
    }

    private Word.Role comment(int index) {
        boolean startsLine = index > 0 && tokens.get(index - 1).is(Kind.NEWLINE);
        boolean endsLine = index + 1 < tokens.size() && tokens.get(index + 1).is(Kind.NEWLINE);
        if (startsLine && endsLine) {
            return Word.Role.COMMENT_ALONE;
        }
        return tokens.get(index).isLineComment() ? Word.Role.COMMENT_TO_LINE_END : Word.Role.COMMENT;
    }

    private Word.Role role(SourceToken token) {
        boolean afterOperand = lastOfCode.map(Word::endsOperand).orElse(false);
        return switch (token.kind()) {
            case COMMA, ASSIGN, TILDE, COLON -> Word.Role.SEPARATOR;
            case OPERATOR -> afterOperand ? Word.Role.SEPARATOR : Word.Role.PREFIX;
            case OPEN -> afterOperand ? Word.Role.OPEN_POSTFIX : Word.Role.OPEN;
            case CLOSE -> Word.Role.CLOSE;
            case NAME -> isInOfLoop(token) ? Word.Role.KEYWORD : Word.Role.PLAIN;
            default -> Word.Role.PLAIN;
        };
    }

    private boolean isInOfLoop(SourceToken token) {
        return codeWords == 2
                && tokens.get(0).text().equals("for")
                && token.text().equals("in");
    }
}
