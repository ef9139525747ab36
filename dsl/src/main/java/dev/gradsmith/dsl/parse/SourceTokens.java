package dev.gradsmith.dsl.parse;

import dev.gradsmith.diagnostic.CompilerBug;
import dev.gradsmith.dsl.parse.SourceToken.Kind;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/** The tokens of a model file that the parser found sound. */
public final class SourceTokens {
    private SourceTokens() {}

    /**
     * All tokens, comments and line ends among them, with the spans that the syntax tree has.
     *
     * @param file the file as diagnostics show it
     * @throws CompilerBug if the text has a token that the parser reports as a mistake
     */
    public static List<SourceToken> of(String file, String text) {
        GradLexer lexer = new GradLexer(CharStreams.fromString(ModelParser.plain(text)));
        lexer.removeErrorListeners();
        Spans spans = new Spans(file);
        return lexer.getAllTokens().stream()
                .map(token -> new SourceToken(kind(token), token.getText(), spans.of(token)))
                .toList();
    }

    private static Kind kind(Token token) {
        int type = token.getType();
        if (token.getChannel() == GradLexer.COMMENTS) {
            return Kind.COMMENT;
        }
        if (TokenKinds.isName(type)) {
            return Kind.NAME;
        }
        if (TokenKinds.isReserved(type)) {
            return Kind.KEYWORD;
        }
        if (TokenKinds.OPERATORS.contains(type)) {
            return Kind.OPERATOR;
        }
        if (TokenKinds.opens(type)) {
            return Kind.OPEN;
        }
        return TokenKinds.closes(type) ? Kind.CLOSE : single(token);
    }

    private static Kind single(Token token) {
        return switch (token.getType()) {
            case GradLexer.NUMBER -> Kind.NUMBER;
            case GradLexer.STRING -> Kind.STRING;
            case GradLexer.PRIME -> Kind.PRIME;
            case GradLexer.ASSIGN -> Kind.ASSIGN;
            case GradLexer.TILDE -> Kind.TILDE;
            case GradLexer.COLON -> Kind.COLON;
            case GradLexer.COMMA -> Kind.COMMA;
            case GradLexer.DOT -> Kind.DOT;
            case GradLexer.LBRACE -> Kind.OPEN_BODY;
            case GradLexer.RBRACE -> Kind.CLOSE_BODY;
            case GradLexer.SEMICOLON -> Kind.SEMICOLON;
            case GradLexer.NEWLINE -> Kind.NEWLINE;
            default -> throw new CompilerBug("format", "no kind of token for " + token.getText());
        };
    }
}
