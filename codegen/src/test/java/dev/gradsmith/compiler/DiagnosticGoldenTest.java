package dev.gradsmith.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradsmith.diagnostic.CompilerBug;
import dev.gradsmith.diagnostic.DiagnosticRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people see of mistakes that are none of the language, but of the Java that comes of it; kept like the goldens of {@code dsl}. */
class DiagnosticGoldenTest {
    private static final Path ROOT = Path.of("src", "test", "resources", "diagnostics");
    private static final boolean UPDATE = Boolean.getBoolean("gradsmith.updateGoldens") && System.getenv("CI") == null;

    static Stream<Path> models() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<Path> models = files.filter(file -> file.toString().endsWith(".grad"))
                    .map(ROOT::relativize)
                    .sorted()
                    .toList();
            return models.stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void reportsWhatTheGoldenSays(Path model) throws IOException {
        String source = Files.readString(ROOT.resolve(model));
        Compilation compilation =
                Compiler.compile(new SourceFile(model.getFileName().toString(), "com.acme", source));
        DiagnosticRenderer renderer = new DiagnosticRenderer(source);
        String actual =
                compilation.diagnostics().stream().map(renderer::render).collect(Collectors.joining("\n")) + "\n";
        assertThat(compilation.files()).isEmpty();
        assertThat(compilation.diagnostics())
                .extracting(diagnostic -> diagnostic.code().id())
                .contains(model.getName(0).toString());
        Path golden = ROOT.resolve(model.toString().replaceFirst("\\.grad$", ".expected"));
        if (UPDATE) {
            Files.writeString(golden, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(golden).replace("\r\n", "\n"));
    }

    @Test
    void aBugOfTheCompilerNamesTheModel() {
        SourceFile source = new SourceFile("src/main/grad/Model.grad", "com.acme", "import \"blocks.grad\"\n");
        assertThatThrownBy(() -> Compiler.compile(source, (from, path) -> {
                    throw new CompilerBug("check", "no meaning for x");
                }))
                .isInstanceOf(CompilerBug.class)
                .hasMessage("a bug of the compiler, not of the model (check): no meaning for x; please report it with "
                        + "src/main/grad/Model.grad");
    }
}
