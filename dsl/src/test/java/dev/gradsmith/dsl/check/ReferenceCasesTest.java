package dev.gradsmith.dsl.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.dsl.ast.Expr;
import dev.gradsmith.dsl.ast.Statement;
import dev.gradsmith.dsl.parse.ModelParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every function and every operator of the language has a case among the values that PyTorch computed. */
class ReferenceCasesTest {
    private static final Path CASES = Path.of("..", "codegen", "src", "test", "resources", "reference", "pytorch.csv");
    private static final Set<String> NOT_YET = Set.of("conv2d", "max_pool2d", "avg_pool2d");

    private static String expressions() throws IOException {
        return Files.readAllLines(CASES).stream()
                .map(line -> line.split("; ", -1)[1])
                .collect(Collectors.joining("\n"));
    }

    @Test
    void everyFunctionHasACase() throws IOException {
        Set<String> used = new HashSet<>();
        Pattern.compile("\\b(\\w+)\\(").matcher(expressions()).results().forEach(match -> used.add(match.group(1)));
        Stream<String> builtIn = Functions.names().stream().filter(name -> !NOT_YET.contains(name));
        assertThat(Stream.concat(builtIn, libraryFunctions())).isSubsetOf(used);
    }

    /** Layers are parameters around products, which the models of the zoo have. */
    private static Stream<String> libraryFunctions() {
        DiagnosticSink sink = new DiagnosticSink();
        return ModelParser.parse(
                        "losses",
                        "losses.grad",
                        StandardLibrary.file("losses.grad").orElseThrow(),
                        sink)
                .statements()
                .stream()
                .filter(Statement.Fun.class::isInstance)
                .map(statement -> ((Statement.Fun) statement).name().text());
    }

    @Test
    void everyOperatorHasACase() throws IOException {
        Stream<String> infix = Stream.of(Expr.InfixOperator.values()).map(Expr.InfixOperator::symbol);
        Set<String> tokens = Pattern.compile("\\.\\*|[<>=!]=|&&|\\|\\||[-+*/^<>!']")
                .matcher(expressions())
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        assertThat(Stream.concat(infix, Stream.of("!", "'"))).isSubsetOf(tokens);
    }
}
