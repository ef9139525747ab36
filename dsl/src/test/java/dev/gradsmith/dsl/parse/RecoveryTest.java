package dev.gradsmith.dsl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.dsl.ast.Identifier;
import dev.gradsmith.dsl.ast.ModelFile;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class RecoveryTest {
    @Test
    void reportsEveryIndependentMistakeOnceAndKeepsTheRest() {
        DiagnosticSink sink = new DiagnosticSink();
        ModelFile file = ParseErrors.file(
                sink, "input X[n", "param w[d ~ zeros", "y = X*(w + ", "z = 3", "parm q[d]", "a = 1 $ 2 $ 3", "b = z");

        assertThat(sink.diagnostics())
                .extracting(diagnostic -> diagnostic.span().startLine())
                .containsExactly(1, 2, 3, 5, 6);
        assertThat(file.statements().stream().map(SyntaxPrinter::print)).containsExactly("(= z 3)", "(= b z)");
    }

    @Test
    void remembersTheNamesThatBrokenStatementsSeemToDefine() {
        ModelFile file = ParseErrors.file(
                new DiagnosticSink(), "input X[n", "y = 3 +", "output q r", "layer D(a { b = }", "= 3");

        assertThat(file.unreadable()).extracting(Identifier::text).containsExactly("X", "y", "D");
    }

    @Test
    void reportsMistakesInABodyAndKeepsTheBlock() {
        DiagnosticSink sink = new DiagnosticSink();
        ModelFile file = ParseErrors.file(sink, "for t in 0:3 {", "h = h +", "g = 1", "}");

        assertThat(sink.diagnostics()).hasSize(1);
        assertThat(file.statements().stream().map(SyntaxPrinter::print)).containsExactly("(for t 0 3 (= g 1))");
    }

    @Test
    void readsTheDeepestStatementsThatItAllowsOnASmallStack() throws Exception {
        String terms = "y = a" + " + a".repeat(499);
        String brackets = "y = " + "f(".repeat(100) + "a" + ")".repeat(100);
        String indices = "y = " + "x[".repeat(100) + "a" + "]".repeat(100);
        String wide = "y = f(a" + ", a + a".repeat(5_000) + ")";

        for (String source : List.of(terms, brackets, indices, wide)) {
            assertThat(onSmallStack(source)).isTrue();
        }
    }

    @Test
    void refusesWhatIsTooDeepInsteadOfOverflowingTheStack() throws Exception {
        int much = 100_000;
        for (String part : List.of("(", "-", "a[", "f(", "a^", "{", "for i in 0:2 {", "a'", "a.b", "!")) {
            assertThat(onSmallStack("y = " + part.repeat(much))).isFalse();
        }
        assertThat(onSmallStack("y = a" + "'".repeat(much))).isFalse();
        assertThat(onSmallStack("y = a" + "[0]".repeat(much))).isFalse();
        assertThat(onSmallStack("y = a" + ".b".repeat(much))).isFalse();
    }

    @Test
    void neverFailsWhateverTheText() {
        String[] words = {
            "input",
            "param",
            "y",
            "=",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ",",
            ":",
            "\n",
            ";",
            "+",
            "-",
            "^",
            "'",
            "~",
            "for",
            "in",
            "layer",
            "3",
            ".",
            ".*",
            "\"",
            "/*",
            "*/",
            "/**",
            "//",
            "$",
            "with",
            "minimize",
            "1e999",
            "<",
            "é",
            "😀",
            " "
        };
        Random random = new Random(1);
        for (int run = 0; run < 3_000; run++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append(words[random.nextInt(words.length)]).append(random.nextBoolean() ? " " : "");
            }
            DiagnosticSink sink = new DiagnosticSink();
            ModelFile file = ParseErrors.file(sink, text.toString());

            assertThat(file.statements().isEmpty() && sink.isEmpty())
                    .as(text.toString())
                    .isFalse();
        }
    }

    /** Whether {@code source} is read without a mistake, by a thread with half of the usual stack. */
    private static boolean onSmallStack(String source) throws Exception {
        FutureTask<Boolean> task = new FutureTask<>(() -> ParseErrors.of(source).isEmpty());
        Thread thread = new Thread(null, task, "small stack", 512 * 1024);
        thread.start();
        return task.get();
    }
}
