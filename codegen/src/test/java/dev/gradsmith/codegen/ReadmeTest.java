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

    private static final Path QUICK_START = Path.of("../maven-plugin/src/it/quickstart");

    private static List<String> blocks(String readme, String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(readme)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    /** So that the plugin's integration test shows that they work. */
    @Test
    void quickStartIsTheProjectThatIsBuiltByATest() throws IOException {
        String readme = Files.readString(README);
        String version = Pattern.compile("<artifactId>gradsmith-parent</artifactId>\\s*<version>(.*?)</version>")
                .matcher(Files.readString(Path.of("../pom.xml")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        assertThat(blocks(readme, "xml").get(0))
                .isEqualTo(Files.readString(QUICK_START.resolve("pom.xml")).replace("@project.version@", version));
        assertThat(blocks(readme, "grad").get(0))
                .isEqualTo(Files.readString(QUICK_START.resolve("src/main/grad/com/acme/LinearRegression.grad")));
        assertThat(blocks(readme, "java").get(0))
                .isEqualTo(Files.readString(QUICK_START.resolve("src/main/java/com/acme/Main.java")));
        assertThat(Files.readString(QUICK_START.resolve("invoker.properties"))).contains("compile exec:java");
        assertThat(readme).contains("`mvn compile exec:java`");
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
