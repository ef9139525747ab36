package dev.gradsmith.dsl.parse;

import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.ast.Comment;
import dev.gradsmith.dsl.ast.Identifier;
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
    private final List<Identifier> unreadable = new ArrayList<>();

    private ModelParser(String file, DiagnosticSink sink) {
        this.spans = new Spans(file);
        this.sink = sink;
    }

    /**
     * The file's statements; those with mistakes are reported to {@code sink} and left out, and so are layers with one in their body.
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
            if (isOfLostBody(statement, raw.subList(0, i))) {
                continue;
            }
            Optional<Statement> built = statement(statement, around);
            built.ifPresent(statements::add);
            if (built.isEmpty()) {
                definedName(statement).ifPresent(unreadable::add);
            }
        }
        return statements;
    }

    /** Whether the statement defines anew what one before it defines, behind a loop without braces, whose body it seems to be. */
    private static boolean isOfLostBody(RawStatement statement, List<RawStatement> before) {
        boolean lost = before.stream()
                .anyMatch(loop -> loop.type(0) == GradLexer.FOR && loop.lacksBody());
        return lost
                && statement.isDefinition()
                && before.stream().anyMatch(earlier -> earlier.isDefinition()
                        && earlier.first().getText().equals(statement.first().getText()));
    }

    private Optional<Statement> statement(RawStatement raw, Optional<RawStatement> around) {
        Optional<Diagnostic> mistake = raw.mistake().or(() -> StatementStarts.check(raw, spans));
        if (mistake.isPresent()) {
            sink.report(mistake.get());
            return Optional.empty();
        }
        Optional<GradParser.StatementContext> tree = tree(raw);
        List<RawStatement> inner = raw.body().orElse(List.of());
        List<Statement> body = statements(inner, Optional.of(raw));
        DiagnosticSink own = sink.part();
        Optional<Statement> built = tree.filter(sound -> isUsable(raw, body))
                .flatMap(sound -> new StatementBuilder(spans, own, around).build(sound.declaration(), raw, body));
        return own.hasErrors() ? Optional.empty() : built;
    }

    /** Whether a block makes sense without the statements of its body that were left out: a layer does not, nor one that lost a block. */
    private static boolean isUsable(RawStatement block, List<Statement> body) {
        List<RawStatement> written = block.body().orElse(List.of());
        long lost = written.size() - body.size();
        long blocks = written.stream()
                .filter(statement -> statement.body().isPresent())
                .count();
        boolean allBlocks = body.stream().filter(statement -> statement instanceof Statement.For).count() == blocks;
        return lost == 0 || (block.type(0) != GradLexer.LAYER && allBlocks);
    }

    private Optional<GradParser.StatementContext> tree(RawStatement statement) {
        GradParser parser = new GradParser(new CommonTokenStream(new ListTokenSource(statement.tokens())));
        FirstSyntaxError first = new FirstSyntaxError(statement, spans);
        parser.removeErrorListeners();
        parser.addErrorListener(first);
        GradParser.StatementContext tree = parser.statement();
        first.diagnostic().ifPresent(sink::report);
        return first.diagnostic().isPresent() ? Optional.empty() : Optional.of(tree);
    }

    /** The name that a statement with a mistake seems to define. */
    private Optional<Identifier> definedName(RawStatement statement) {
        int index = TokenKinds.startsStatement(statement.type(0)) ? 1 : 0;
        int keyword = statement.type(0);
        boolean definesNothing = keyword == GradLexer.OUTPUT || keyword == GradLexer.MINIMIZE;
        if (definesNothing || !TokenKinds.isName(statement.type(index))) {
            return Optional.empty();
        }
        Token name = statement.tokens().get(index);
        return Optional.of(new Identifier(name.getText(), spans.of(name)));
    }
}
