package dev.gradsmith.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.dsl.Imports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the compiler says about a model, word for word. */
class ExplanationTest {
    @ParameterizedTest
    @ValueSource(strings = {"LeastSquares", "Network"})
    void explanationIsAsExpected(String name) throws IOException {
        String source = Files.readString(Path.of("src/test/resources/models/" + name + ".grad"));
        Explanation explanation = Compiler.explain(new SourceFile(name + ".grad", "", source), Imports.none());
        Path golden = Path.of("src/test/resources/goldens/" + name + ".explanation.txt");
        if (Boolean.getBoolean("gradsmith.updateGoldens") && System.getenv("CI") == null) {
            Files.writeString(golden, explanation.text().orElseThrow());
        }
        assertThat(explanation.text()).hasValue(Files.readString(golden));
    }
}
