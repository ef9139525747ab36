package dev.gradsmith.dsl.parse;

import dev.gradsmith.dsl.ast.Statement;
import dev.gradsmith.dsl.parse.SourceToken.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The statements of a sound model file, each on one line, without comments: the same for every layout of the file. */
public final class StatementTexts {
    private static final Set<Kind> CONTINUES =
            EnumSet.of(Kind.OPERATOR, Kind.ASSIGN, Kind.TILDE, Kind.COLON, Kind.COMMA, Kind.OPEN_BODY);
    private static final Set<Kind> NO_SPACE_BEFORE =
            EnumSet.of(Kind.COMMA, Kind.CLOSE, Kind.PRIME, Kind.DOT, Kind.COLON, Kind.SEMICOLON);
    private static final Set<Kind> ENDS_OPERAND =
            EnumSet.of(Kind.NAME, Kind.NUMBER, Kind.STRING, Kind.CLOSE, Kind.PRIME, Kind.KEYWORD);

    private final List<SourceToken> tokens = new ArrayList<>();
    private int depth;

    private StatementTexts() {}

    /**
     * One statement.
     *
     * @param names all that it uses or defines
     */
    public record StatementText(Statement statement, String text, Set<String> names) {
        public StatementText {
            names = Set.copyOf(names);
        }
    }

    /**
     * The texts of statements.
     *
     * @param statements those at the top of the file
     */
    public static List<StatementText> of(String file, String text, List<Statement> statements) {
        List<SourceToken> tokens = SourceTokens.of(file, text);
        List<StatementText> texts = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < statements.size(); i++) {
            StatementTexts own = new StatementTexts();
            Set<String> names = new LinkedHashSet<>();
            for (; at < tokens.size() && !isOfNext(tokens.get(at), statements, i); at++) {
                own.add(tokens.get(at));
                if (tokens.get(at).is(Kind.NAME)) {
                    names.add(tokens.get(at).text());
                }
            }
            texts.add(new StatementText(statements.get(i), own.joined(), names));
        }
        return texts;
    }

    /** A statement's own span ends before its body. */
    private static boolean isOfNext(SourceToken token, List<Statement> statements, int index) {
        return index + 1 < statements.size()
                && token.span().compareTo(statements.get(index + 1).span().start()) >= 0;
    }

    private void add(SourceToken token) {
        switch (token.kind()) {
            case COMMENT -> {}
            case NEWLINE, SEMICOLON -> {
                if (depth == 0
                        && !tokens.isEmpty()
                        && !CONTINUES.contains(last().kind())
                        && !last().is(Kind.SEMICOLON)) {
                    tokens.add(new SourceToken(Kind.SEMICOLON, ";", token.span()));
                }
            }
            case CLOSE_BODY -> {
                if (last().is(Kind.SEMICOLON)) {
                    tokens.remove(tokens.size() - 1);
                }
                tokens.add(token);
            }
            default -> {
                depth += token.is(Kind.OPEN) ? 1 : token.is(Kind.CLOSE) ? -1 : 0;
                tokens.add(token);
            }
        }
    }

    private SourceToken last() {
        return tokens.get(tokens.size() - 1);
    }

    private String joined() {
        if (last().is(Kind.SEMICOLON)) {
            tokens.remove(tokens.size() - 1);
        }
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            line.append(i > 0 && isApart(i) ? " " : "").append(tokens.get(i).text());
        }
        return line.toString();
    }

    private boolean isApart(int index) {
        SourceToken before = tokens.get(index - 1);
        SourceToken token = tokens.get(index);
        boolean isCall =
                token.is(Kind.OPEN) && (before.is(Kind.NAME) || before.is(Kind.CLOSE) || before.is(Kind.PRIME));
        boolean power = token.text().equals("^") || before.text().equals("^");
        boolean prefix = before.is(Kind.OPERATOR)
                && (index < 2 || !ENDS_OPERAND.contains(tokens.get(index - 2).kind()));
        return !NO_SPACE_BEFORE.contains(token.kind())
                && !before.is(Kind.OPEN)
                && !before.is(Kind.DOT)
                && !isCall
                && !power
                && !prefix;
    }
}
