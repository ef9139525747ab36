package dev.gradsmith.dsl.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.diagnostic.DiagnosticSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every model file of the project keeps its tree and its comments, and a second formatting changes nothing. */
class RepositoryTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void keepsWhatEveryFileSays(Path file) throws IOException {
        String text = Files.readString(ROOT.resolve(file));
        DiagnosticSink mistakes = new DiagnosticSink();
        SyntaxTree.parse(text, mistakes);
        if (mistakes.isEmpty()) {
            Formatted.of(text);
            return;
        }
        DiagnosticSink sink = new DiagnosticSink();
        assertThat(Formatter.format("Model", "Model.grad", text, sink).isEmpty())
                .isEqualTo(sink.hasErrors());
    }

    /** What a user reads, the library and the models of the tests are laid out; the formatter's own tests and odd files are not. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("laidOut")
    void hasTheLayout(Path file) throws IOException {
        String text = Files.readString(ROOT.resolve(file));
        assertThat(Formatter.format("Model", file.toString(), text, new DiagnosticSink()))
                .contains(text);
    }

    static Stream<Path> laidOut() throws IOException {
        return files().stream().filter(RepositoryTest::isLaidOut);
    }

    private static boolean isLaidOut(Path file) {
        boolean example = file.startsWith("examples") || file.startsWith("benchmarks");
        return example || file.startsWith("dsl/src/main") || file.startsWith("codegen/src/test/resources/models");
    }

    @Test
    void findsTheFiles() throws IOException {
        assertThat(files()).hasSizeGreaterThan(100);
        assertThat(laidOut()).hasSizeGreaterThan(40);
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(RepositoryTest::isSource)
                    .map(ROOT::relativize)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isSource(Path file) {
        boolean built = ROOT.relativize(file).toString().contains("target");
        return file.toString().endsWith(".grad") && !built && Files.isReadable(file);
    }
}
