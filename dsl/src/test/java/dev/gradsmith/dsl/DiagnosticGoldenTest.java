package dev.gradsmith.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.DiagnosticCode;
import dev.gradsmith.diagnostic.DiagnosticRenderer;
import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.dsl.ast.ModelFile;
import dev.gradsmith.dsl.check.Checker;
import dev.gradsmith.dsl.parse.ModelParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What people see for each broken model in {@code diagnostics/<CODE>/<case>.grad} is what {@code <case>.expected} beside it
 * says. {@code -Dgradsmith.updateGoldens=true} writes the expected files anew; it is refused where CI is set.
 */
class DiagnosticGoldenTest {
    private static final Path ROOT = Path.of("src", "test", "resources", "diagnostics");
    private static final boolean UPDATE = Boolean.getBoolean("gradsmith.updateGoldens") && System.getenv("CI") == null;

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void reportsWhatTheGoldenSays(Path model) throws IOException {
        String source = Files.readString(ROOT.resolve(model));
        Map<String, String> sources = new HashMap<>(Map.of(model.getFileName().toString(), source));
        List<Diagnostic> diagnostics = diagnose(model, source, sources);
        String actual = diagnostics.stream()
                        .map(diagnostic -> new DiagnosticRenderer(
                                        sources.get(diagnostic.span().file()))
                                .render(diagnostic))
                        .collect(Collectors.joining("\n"))
                + "\n";

        assertThat(diagnostics)
                .extracting(diagnostic -> diagnostic.code().id())
                .contains(model.getName(0).toString());
        Path golden = ROOT.resolve(model.toString().replaceFirst("\\.grad$", ".expected"));
        if (UPDATE) {
            Files.writeString(golden, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(golden).replace("\r\n", "\n"));
    }

    @Test
    void everyMistakeHasAGolden() throws IOException {
        Set<String> covered = models().map(model -> model.getName(0).toString()).collect(Collectors.toSet());

        assertThat(Arrays.stream(DiagnosticCode.values())
                        .filter(code -> code != DiagnosticCode.INVALID_MODEL_NAME)
                        .map(DiagnosticCode::id))
                .isSubsetOf(covered);
    }

    @Test
    void goldensAreNotUpdatedWhereNobodyReadsThem() {
        boolean asked = Boolean.getBoolean("gradsmith.updateGoldens");

        assertThat(asked && !UPDATE)
                .as("gradsmith.updateGoldens is refused where CI is set")
                .isFalse();
    }

    static Stream<Path> models() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files
                    .filter(file -> file.toString().endsWith(".grad"))
                    .map(ROOT::relativize)
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    /** The front end, as the compiler runs it: what could be read of a file with syntax errors is checked, too. */
    private static List<Diagnostic> diagnose(Path path, String source, Map<String, String> sources) {
        DiagnosticSink sink = new DiagnosticSink();
        ModelFile model = ModelParser.parse("Model", path.getFileName().toString(), source, sink);
        Checker.check(model, (from, imported) -> library(path.resolveSibling(imported), sources), sink);
        return sink.diagnostics();
    }

    /** An imported file lies beside the model; its name does not end like a model's, which would make it a case. */
    private static Optional<Imports.Source> library(Path path, Map<String, String> sources) {
        Path file = ROOT.resolve(path);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            String name = path.getFileName().toString();
            sources.put(name, Files.readString(file));
            return Optional.of(new Imports.Source(name, sources.get(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
