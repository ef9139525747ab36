package dev.gradsmith.dsl.parse;

import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.ast.ModelFile;
import dev.gradsmith.dsl.ast.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;

/** Reads the text of a model file. Every statement is parsed alone, so one run reports the mistakes of all of them. */
public final class ModelParser {
    private final Spans spans;
    private final DiagnosticSink sink;

    private ModelParser(String file, DiagnosticSink sink) {
        this.spans = new Spans(file);
        this.sink = sink;
    }

    /**
     * The file's statements; those with mistakes are reported to {@code sink} and left out.
     *
     * @param file the file as diagnostics show it
     */
    public static ModelFile parse(String name, String file, String text, DiagnosticSink sink) {
        return new ModelParser(file, sink).parse(name, text);
    }

    private ModelFile parse(String name, String text) {
        List<Token> tokens = tokens(text);
        List<RawStatement> raw = new StatementSplitter(tokens, spans, sink).split();
        List<Statement> statements = statements(raw);
        if (raw.isEmpty() && sink.isEmpty()) {
            sink.report(SyntaxErrors.emptyModel(new SourceSpan(spans.file(), 1, 1, 1, 1)));
        }
        Optional<String> documentation = tokens.stream()
                .filter(token -> token.getType() != GradLexer.NEWLINE)
                .findFirst()
                .flatMap(DocComments::text);
        return new ModelFile(name, spans.file(), documentation, statements);
    }

    private List<Token> tokens(String text) {
        GradLexer lexer = new GradLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        List<Token> good = new ArrayList<>();
        for (Token token : lexer.getAllTokens()) {
            Optional<Diagnostic> mistake = mistake(token);
            mistake.ifPresent(sink::report);
            if (mistake.isEmpty()) {
                good.add(token);
            }
        }
        good.add(lexer.emitEOF());
        return good;
    }

    private Optional<Diagnostic> mistake(Token token) {
        SourceSpan span = spans.of(token);
        return switch (token.getType()) {
            case GradLexer.UNKNOWN -> Optional.of(SyntaxErrors.invalidCharacter(span, token.getText()));
            case GradLexer.UNTERMINATED_COMMENT -> Optional.of(SyntaxErrors.unterminatedComment(span));
            case GradLexer.UNTERMINATED_STRING -> Optional.of(SyntaxErrors.unterminatedString(span));
            case GradLexer.NUMBER ->
                Double.isInfinite(Double.parseDouble(token.getText()))
                        ? Optional.of(SyntaxErrors.invalidNumber(span, token.getText()))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private List<Statement> statements(List<RawStatement> raw) {
        List<Statement> statements = new ArrayList<>();
        for (RawStatement statement : raw) {
            List<Statement> body = statement.body().map(this::statements).orElse(List.of());
            tree(statement)
                    .ifPresent(tree -> new StatementBuilder(spans, sink)
                            .build(tree.declaration(), statement, body)
                            .ifPresent(statements::add));
        }
        return statements;
    }

    private Optional<GradParser.StatementContext> tree(RawStatement statement) {
        Optional<Diagnostic> nonsense = StatementStarts.check(statement, spans);
        if (nonsense.isPresent()) {
            sink.report(nonsense.get());
            return Optional.empty();
        }
        GradParser parser = new GradParser(new CommonTokenStream(new ListTokenSource(statement.tokens())));
        FirstSyntaxError first = new FirstSyntaxError(statement, spans);
        parser.removeErrorListeners();
        parser.addErrorListener(first);
        GradParser.StatementContext tree = parser.statement();
        first.diagnostic().ifPresent(sink::report);
        return first.diagnostic().isPresent() ? Optional.empty() : Optional.of(tree);
    }
}
