package dev.gradsmith.dsl.parse;

import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.DiagnosticCode;
import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.ast.Comment;
import dev.gradsmith.dsl.ast.Identifier;
import dev.gradsmith.dsl.ast.ModelFile;
import dev.gradsmith.dsl.ast.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;

/** Reads the text of a model file. Every statement is parsed alone, so one run reports the mistakes of all of them. */
public final class ModelParser {
    private final Spans spans;
    private final DiagnosticSink sink;
    private final List<Identifier> unreadable = new ArrayList<>();
    private final Set<String> reservedWords = new HashSet<>();

    private ModelParser(String file, DiagnosticSink sink) {
        this.spans = new Spans(file);
        this.sink = sink;
    }

    /**
     * The file's statements; those with mistakes are reported to {@code sink} and left out.
     *
     * @param name the model's name
     * @param file the file as diagnostics show it
     * @param text may start with a byte order mark and have line ends of any system
     */
    public static ModelFile parse(String name, String file, String text, DiagnosticSink sink) {
        return new ModelParser(file, sink).parse(name, plain(text));
    }

    /** One kind of line end, as lines are counted by {@code \n}; and no byte order mark, which would count as a column. */
    static String plain(String text) {
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return unmarked.replace("\r\n", "\n").replace('\r', '\n');
    }

    private ModelFile parse(String name, String text) {
        List<Token> tokens = tokens(text);
        List<RawStatement> raw = new StatementSplitter(tokens, spans, sink).split();
        if (raw.isEmpty() && sink.isEmpty()) {
            sink.report(SyntaxErrors.emptyModel(new SourceSpan(spans.file(), 1, 1, 1, 1)));
        }
        List<Statement> statements = statements(raw, Optional.empty());
        List<Comment> comments = tokens.stream()
                .filter(token -> token.getChannel() == GradLexer.COMMENTS)
                .map(token -> new Comment(token.getText(), spans.of(token)))
                .toList();
        Optional<String> documentation = tokens.stream()
                .filter(token -> !TokenKinds.separates(token.getType()))
                .findFirst()
                .filter(token -> token.getChannel() == GradLexer.COMMENTS)
                .flatMap(token -> DocComments.text(comments.get(0)));
        return new ModelFile(name, spans.file(), documentation, statements, unreadable, comments);
    }

    private List<Token> tokens(String text) {
        GradLexer lexer = new GradLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        List<Token> tokens = new ArrayList<>();
        for (Token token : lexer.getAllTokens()) {
            if (token.getType() == GradLexer.UNTERMINATED_COMMENT) {
                TextErrors.of(token, spans.of(token)).ifPresent(sink::report);
            } else {
                tokens.add(token);
            }
        }
        tokens.add(lexer.emitEOF());
        return tokens;
    }

    private List<Statement> statements(List<RawStatement> raw, Optional<RawStatement> around) {
        List<Statement> statements = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            RawStatement statement = raw.get(i);
            boolean reported = i > 0 && StatementStarts.isElse(raw.get(i - 1), statement);
            if (isOfLostBody(statement, raw.subList(0, i))) {
                continue;
            }
            Optional<Statement> built = reported ? Optional.empty() : statement(statement, around);
            built.ifPresent(statements::add);
            if (built.isEmpty()) {
                unreadable.addAll(new DefinedNames(spans).of(statement));
            }
        }
        return statements;
    }

    /** Whether the statement defines anew what one before it defines, behind a loop without braces, whose body it seems to be. */
    private static boolean isOfLostBody(RawStatement statement, List<RawStatement> before) {
        boolean lost = before.stream().anyMatch(loop -> loop.type(0) == GradLexer.FOR && loop.lacksBody());
        return lost
                && statement.isDefinition()
                && before.stream()
                        .anyMatch(earlier -> earlier.isDefinition()
                                && earlier.first()
                                        .getText()
                                        .equals(statement.first().getText()));
    }

    private Optional<Statement> statement(RawStatement raw, Optional<RawStatement> around) {
        Optional<Diagnostic> mistake = raw.mistake().or(() -> StatementStarts.check(raw, spans, around));
        if (mistake.isPresent()) {
            sink.report(mistake.get());
            return Optional.empty();
        }
        Optional<GradParser.StatementContext> tree = tree(raw);
        // What stands in braces that are a mistake themselves is no statement of the model.
        List<RawStatement> inner =
                raw.body().filter(braces -> TokenKinds.hasBody(raw.type(0))).orElse(List.of());
        List<Statement> body = statements(inner, Optional.of(raw));
        DiagnosticSink own = sink.part();
        Optional<Statement> built = tree.filter(sound -> isUsable(raw.type(0), inner, body))
                .flatMap(sound -> new StatementBuilder(spans, own, around).build(sound.declaration(), raw, body));
        return own.hasErrors() ? Optional.empty() : built;
    }

    /** Whether a loop makes sense without the statements of its body that were left out: not where a block is among them. Of a layer, the rest is checked. */
    private static boolean isUsable(int keyword, List<RawStatement> written, List<Statement> body) {
        long blocks = written.stream()
                .filter(statement -> statement.body().isPresent())
                .count();
        return keyword != GradLexer.FOR
                || body.stream().filter(Statement.For.class::isInstance).count() == blocks;
    }

    /** A keyword that is declared as a name is a mistake once, however often the name is used. */
    private boolean isNews(Diagnostic mistake) {
        return mistake.code() != DiagnosticCode.RESERVED_WORD || reservedWords.add(mistake.message());
    }

    private Optional<GradParser.StatementContext> tree(RawStatement statement) {
        GradParser parser = new GradParser(new CommonTokenStream(new ListTokenSource(statement.tokens())));
        FirstSyntaxError first = new FirstSyntaxError(statement, spans);
        parser.removeErrorListeners();
        parser.addErrorListener(first);
        GradParser.StatementContext tree = parser.statement();
        first.diagnostic().filter(this::isNews).ifPresent(sink::report);
        return first.diagnostic().isPresent() ? Optional.empty() : Optional.of(tree);
    }
}
