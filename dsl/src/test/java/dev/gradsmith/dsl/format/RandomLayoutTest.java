package dev.gradsmith.dsl.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.dsl.parse.SourceToken;
import dev.gradsmith.dsl.parse.SourceToken.Kind;
import dev.gradsmith.dsl.parse.SourceTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The models of the goldens with spaces, line ends and comments at random places. */
class RandomLayoutTest {
    private static final Path ROOT = Path.of("src", "test", "resources", "format");
    private static final int RUNS = 40;
    private static final List<String> BLOCKS =
            List.of("/**/", "/* in a line */", "/** two\n   * lines */", "/* two\n lines */");
    private static final Set<Kind> GOES_ON = Set.of(Kind.OPERATOR, Kind.ASSIGN, Kind.TILDE, Kind.COLON, Kind.COMMA);

    private final Random random = new Random(7);

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void spacesAndLineEndsInsideStatementsDoNotMatter(Path file) throws IOException {
        String text = Files.readString(file).replace("\r\n", "\n");
        String formatted = Formatted.of(text);
        for (int run = 0; run < RUNS; run++) {
            String noisy = noisy(text, 0);
            assertThat(Formatted.of(noisy)).as(noisy).isEqualTo(formatted);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void commentsAnywhereAreKept(Path file) throws IOException {
        String text = Files.readString(file);
        for (int run = 0; run < RUNS; run++) {
            String noisy = noisy(text, 1 + random.nextInt(8));
            DiagnosticSink sink = new DiagnosticSink();
            SyntaxTree.parse(noisy, sink);
            assertThat(sink.isEmpty()).as(noisy).isTrue();
            Formatted.of(noisy);
        }
    }

    /** Files without comments inside their statements, whose places are not noise. */
    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".grad"))
                    .filter(file -> !file.toString().contains("comment")
                            && !file.toString().contains("blank"))
                    .filter(file -> !file.toString().contains("document")
                            && !file.toString().contains("empty"))
                    .filter(file -> !file.toString().contains("tabs"))
                    .sorted()
                    .toList();
        }
    }

    /** @param commentsInTen how often a place gets a comment */
    private String noisy(String text, int commentsInTen) {
        StringBuilder noisy = new StringBuilder();
        int open = 0;
        Kind last = Kind.NEWLINE;
        for (SourceToken token : SourceTokens.of("Model.grad", text)) {
            open -= token.is(Kind.CLOSE) ? 1 : 0;
            boolean between = last == Kind.NEWLINE || last == Kind.SEMICOLON || last == Kind.OPEN_BODY;
            boolean mayEndLine = open > 0 || GOES_ON.contains(last) || (token.is(Kind.CLOSE) && open == 0);
            if (last != Kind.COMMENT && !token.is(Kind.COMMENT) && !(between && commentsInTen == 0)) {
                noisy.append(noise(mayEndLine || (between && last != Kind.NEWLINE), commentsInTen));
            }
            noisy.append(token.text());
            open += token.is(Kind.OPEN) ? 1 : 0;
            last = token.kind();
        }
        return noisy.toString();
    }

    private String noise(boolean mayEndLine, int commentsInTen) {
        StringBuilder noise = new StringBuilder(" ");
        int parts = random.nextInt(3);
        for (int i = 0; i < parts; i++) {
            boolean comment = random.nextInt(10) < commentsInTen;
            if (comment && mayEndLine && random.nextBoolean()) {
                noise.append("// to the end").append(random.nextInt(10)).append('\n');
            } else if (comment) {
                noise.append(BLOCKS.get(random.nextInt(BLOCKS.size())));
            }
            noise.append(mayEndLine && random.nextInt(3) == 0 ? "\n" : "  ");
        }
        return noise.toString();
    }
}
