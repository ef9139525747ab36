package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.compiler.Compiler;
import dev.gradsmith.compiler.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What README shows of generated code is what is generated. */
class ReadmeTest {
    private static final Path README = Path.of("../README.md");

    private static List<String> blocks(String readme, String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(readme)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    @Test
    void showsTheGradientLoopAsItIs() throws IOException {
        String readme = Files.readString(README);
        String model = blocks(readme, "grad").get(0).replace("[n, d]", "[n, 2]").replace("w[d]", "w[2]");
        String generated = Compiler.compile(new SourceFile("LinearRegression.grad", "com.acme", model))
                .files()
                .get(0)
                .content();
        String program = generated.substring(generated.indexOf("class GradientProgram"));
        String loop = program.substring(program.indexOf("                for (int i = first + from"));
        String end = "\n                }\n";
        String shown = loop.substring(0, loop.indexOf(end) + end.length() - 1).stripIndent() + "\n";
        if (Boolean.getBoolean("gradsmith.updateGoldens") && System.getenv("CI") == null) {
            String old = blocks(readme, "java").stream()
                    .filter(block -> block.stripLeading().startsWith("for (int i = first"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(README, readme.replace(old, shown));
        }
        assertThat(blocks(Files.readString(README), "java")).contains(shown);
    }
}
