package dev.gradsmith.dsl.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.diagnostic.DiagnosticRenderer;
import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.dsl.parse.ModelParser;
import dev.gradsmith.graph.update.KnownRules;
import dev.gradsmith.graph.update.UpdateRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of the pages on the language is a sound model, and every function has one. */
class LanguagePageTest {
    private static final List<String> PAGES = List.of("language.md", "differentiation.md");
    private static final Pattern EXAMPLE = Pattern.compile("```grad\n(.*?)```", Pattern.DOTALL);

    static List<String> examples() throws IOException {
        List<String> examples = new ArrayList<>();
        for (String page : PAGES) {
            String text = Files.readString(Path.of("..", "docs", page));
            EXAMPLE.matcher(text).results().forEach(match -> examples.add(match.group(1)));
        }
        return examples;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleIsAModel(String text) {
        DiagnosticSink sink = new DiagnosticSink();
        Checker.check(ModelParser.parse("Example", "Example.grad", text, sink), sink);
        DiagnosticRenderer renderer = new DiagnosticRenderer(text);
        assertThat(sink.diagnostics().stream().filter(one -> one.isError()).map(renderer::render))
                .isEmpty();
    }

    private static Set<String> used(String pattern) throws IOException {
        Set<String> used = new HashSet<>();
        Pattern.compile(pattern)
                .matcher(String.join("\n", examples()))
                .results()
                .forEach(match -> used.add(match.group(1)));
        return used;
    }

    @Test
    void everyFormHasAnExample() throws IOException {
        assertThat(used("with (\\w+)\\("))
                .containsAll(KnownRules.ALL.stream().map(UpdateRule::name).toList())
                .contains(LeastSquaresMethod.NAME);
        assertThat(used("~ (\\w+)")).contains("zeros", "ones", "constant", "normal", "uniform", "glorot", "he");
        assertThat(used("(?m)^(\\w+) "))
                .contains("precision", "dim", "input", "target", "param", "hyper", "fun", "layer", "for", "import")
                .contains("minimize", "output", "metric");
        assertThat(used(" (&&|\\|\\||<|<=|>|>=|==|!=|\\+|-|/|\\.\\*) "))
                .contains("&&", "||", ">", ">=", "==", "+", "-", ".*");
    }

    @Test
    void everyFunctionHasAnExample() throws IOException {
        Set<String> used = used("\\b(\\w+)\\(");
        Set<String> notYet = Set.of("conv2d", "max_pool2d", "avg_pool2d");
        Stream<String> functions = Stream.concat(Functions.names().stream(), StandardLibrary.names().stream());
        assertThat(functions.filter(name -> !notYet.contains(name))).isSubsetOf(used);
    }
}
