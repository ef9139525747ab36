package dev.gradsmith.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.compiler.Compiler;
import dev.gradsmith.diagnostic.CompilerBug;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelExplanationsTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void writeModels() throws IOException {
        Files.createDirectories(folder.resolve("com/acme"));
        Files.writeString(folder.resolve("com/acme/doubled.grad"), "fun doubled(x) = x + x\n");
        Files.writeString(
                folder.resolve("com/acme/Sum.grad"),
                "import \"doubled.grad\"\ninput x[n]\nparam w ~ ones\nloss = sum(doubled(w * x))\n");
        Files.writeString(folder.resolve("Other.grad"), "param w ~ ones\nloss = w^2\n");
    }

    @Test
    void everyModelIsExplained() throws IOException {
        ModelExplanations all = ModelExplanations.of(folder, "");
        assertThat(all.problems()).isEmpty();
        assertThat(all.texts()).hasSize(2);
        assertThat(all.texts().get(0)).startsWith("Other\n").contains("∂loss/∂w = 2 w");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sum", "com/acme/Sum", "com/acme/Sum.grad", "com.acme.Sum"})
    void oneModelIsExplained(String name) throws IOException {
        ModelExplanations one = ModelExplanations.of(folder, name);
        assertThat(one.texts()).singleElement().asString().startsWith("Sum\n").contains("Rules that fired");
    }

    @Test
    void mistakesAreTold() throws IOException {
        Path broken = Files.writeString(folder.resolve("Broken.grad"), "param w ~ ones\nloss = v^2\n");
        ModelExplanations all = ModelExplanations.of(folder, "Broken");
        assertThat(all.texts()).isEmpty();
        assertThat(all.problems().get(0).text()).startsWith(broken + ":[2,8] ");
    }

    @Test
    void aBugOfTheCompilerIsToldAndTheOtherModelsAreExplained() throws IOException {
        ModelExplanations all = ModelExplanations.of(folder, "", (source, imports) -> {
            if (source.name().endsWith("Other.grad")) {
                throw new CompilerBug("plan", "no pass for y");
            }
            return Compiler.explain(source, imports);
        });
        assertThat(all.texts()).hasSize(1);
        assertThat(all.problems().get(0).text()).contains("Other.grad:[1,1] a bug of the compiler");
        assertThat(all.problems().get(0).bug()).isPresent();
    }

    @Test
    void unknownNameExplainsNothing() throws IOException {
        assertThat(ModelExplanations.of(folder, "Missing").texts()).isEmpty();
    }
}
