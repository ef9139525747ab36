package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.compiler.Compiler;
import dev.gradsmith.compiler.GeneratedFile;
import dev.gradsmith.compiler.SourceFile;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A condition is written out where it is used; one of conditions within conditions must not grow with each of them. */
class StatementLengthTest {

    /** Characters; a few times what the model's own formulas take. */
    private static final int LONG = 4_000;

    @ParameterizedTest
    @ValueSource(strings = {"NestedChoices", "NestedChoicesInRow"})
    void nestedChoicesAreShort(String name) throws IOException {
        SourceFile source = new SourceFile(name + ".grad", "com.acme", CompiledModel.source(name));
        for (GeneratedFile file : Compiler.compile(source).files()) {
            assertThat(file.content().split("[;{}]"))
                    .as(file.path())
                    .allSatisfy(statement -> assertThat(statement).hasSizeLessThan(LONG));
        }
    }
}
