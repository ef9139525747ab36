package dev.gradsmith.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.compiler.Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports, with the real compiler. */
class GeneratorImportTest {
    private static final String MODEL = """
            import "shared/blocks.grad"
            param w ~ ones
            loss = twice(w)^2
            """;

    @TempDir
    private Path folder;

    private Generator.Outcome run() throws IOException {
        return new Generator(
                        folder.resolve("grad"),
                        folder.resolve("java"),
                        folder.resolve("manifest.txt"),
                        "version 1",
                        Compiler::compile)
                .run();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve("grad").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String generated() throws IOException {
        return Files.readString(folder.resolve("java/com/Model.java"));
    }

    @Test
    void changedImportIsCompiledAnew() throws IOException {
        write("com/Model.grad", MODEL);
        write("com/shared/blocks.grad", "fun twice(x) = 2*x\n");
        assertThat(run().problems()).isEqualTo(List.of());
        String before = generated();
        assertThat(run().upToDate()).isEqualTo(2);

        write("com/shared/blocks.grad", "fun twice(x) = x + x + 1\n");
        assertThat(run().upToDate()).isZero();
        assertThat(generated()).isNotEqualTo(before);
    }

    @Test
    void mistakeInASharedFileIsToldOnce() throws IOException {
        write("com/Model.grad", MODEL);
        write("com/Other.grad", MODEL);
        write("com/shared/blocks.grad", "fun twice(x) = 2*x +\n");
        assertThat(run().problems())
                .singleElement()
                .asString()
                .contains("blocks.grad")
                .contains("expected an expression after '+'");
    }

    @Test
    void nothingIsGeneratedFromAFileOfFunctions() throws IOException {
        write("blocks.grad", "fun twice(x) = 2*x\n");
        assertThat(run().problems()).isEqualTo(List.of());
        assertThat(folder.resolve("java/blocks.java")).doesNotExist();
    }

    @Test
    void mistakeInAnImportedFileIsShownThere() throws IOException {
        write("com/Model.grad", MODEL);
        write("com/shared/blocks.grad", "fun twice(x) =\n    2*x + offset\n");
        Problem problem = run().problems().get(0);
        assertThat(problem.text())
                .startsWith(folder.resolve("grad/com/shared/blocks.grad") + ":[2,11] nothing is called 'offset'")
                .contains("2*x + offset");
    }

    @Test
    void filesOutsideTheSourceDirectoryCannotBeImported() throws IOException {
        Files.writeString(folder.resolve("outside.grad"), "fun twice(x) = 2*x\n");
        write("Model.grad", "import \"../outside.grad\"\nparam w ~ ones\nloss = twice(w)\n");
        assertThat(run().problems().get(0).text()).contains("there is no file '../outside.grad' to import");
    }

    @Test
    void warningsDoNotFailTheBuild() throws IOException {
        write("Model.grad", "hyper spare = 1\nparam w ~ ones\nloss = w^2\n");
        Generator.Outcome outcome = run();
        assertThat(outcome.problems()).isEqualTo(List.of());
        assertThat(outcome.warnings()).hasSize(1);
        assertThat(folder.resolve("java/Model.java")).exists();
    }
}
