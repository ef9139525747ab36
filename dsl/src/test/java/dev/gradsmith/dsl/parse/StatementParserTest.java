package dev.gradsmith.dsl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.ast.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementParserTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    precision double                    | (precision double)
                    dim k = 10                          | (dim k 10)
                    input X[n, d]                       | (input X (n d))
                    input s                             | (input s ())
                    input ids[n] : index(v)             | (input ids (n) (call index v))
                    target yhat[n]                      | (target yhat (n))
                    target digit[n] : index(10)         | (target digit (n) (call index 10))
                    param w[d] ~ normal(0, 1)           | (param w (d) (call normal 0 1))
                    param b                             | (param b ())
                    param W[2*d, k+1] ~ glorot          | (param W ((* 2 d) (+ k 1)) glorot)
                    hyper lambda = 0.1                  | (hyper lambda 0.1)
                    y = X*w + b                         | (= y (+ (* X w) b))
                    fun huber(r, c) = r                 | (fun huber (r c) r)
                    fun zero() = 0                      | (fun zero () 0)
                    minimize loss                       | (minimize loss)
                    minimize a + b with sgd()           | (minimize (+ a b) (sgd))
                    minimize loss with sgd(0.1, m = 2)  | (minimize loss (sgd 0.1 m=2))
                    output y                            | (output y)
                    output y, z                         | (output y z)
                    metric mae = mean(abs(y))           | (metric mae (call mean (call abs y)))
                    import "lib/layers.grad"            | (import lib/layers.grad)
                    for t in 0:T { h = h + x[t] }       | (for t 0 T (= h (+ h (at x t))))
                    layer Empty() { }                   | (layer Empty ())
                    """)
    void readsEveryForm(String source, String tree) {
        assertThat(Parsed.statements(source)).containsExactly(tree);
    }

    @Test
    void readsALayerWithItsMembers() {
        assertThat(Parsed.statements(
                        "layer Dense(in, out) {",
                        "    param W[in, out] ~ glorot; param b[out] ~ zeros",
                        "    inner = Other(in)",
                        "    apply(x) = x*W + b",
                        "}"))
                .containsExactly("(layer Dense (in out) (param W (in out) glorot) (param b (out) zeros)"
                        + " (= inner (call Other in)) (fun apply (x) (+ (* x W) b)))");
    }

    @Test
    void endsAStatementAtANewlineOrSemicolon() {
        assertThat(Parsed.statements("a = 1; b = 2", "", ";;", "c = 3;"))
                .containsExactly("(= a 1)", "(= b 2)", "(= c 3)");
    }

    @Test
    void goesOnAfterANewlineInBracketsAndAfterAnOperatorOrComma() {
        assertThat(Parsed.statements("y = f(a,", "  b = 2", ")[", "0", "] +", "", " // why", " c", "output y,", "z"))
                .containsExactly("(= y (+ (at (call f a b=2) 0) c))", "(output y z)");
    }

    @Test
    void startsAnotherStatementWhereALineStartsWithASign() {
        assertThat(ParseErrors.of("y = a", "- b")).containsExactly("2:1 no statement starts with '-'");
    }

    @Test
    void opensABodyOnTheHeadersLineAndClosesItOnAnyLine() {
        assertThat(Parsed.statements("for i in 0:2 { for j in 0:3 { h = h }", "} x = 1"))
                .containsExactly("(for i 0 2 (for j 0 3 (= h h)))", "(= x 1)");
    }

    @Test
    void countsLinesAlikeForEveryKindOfLineEnd() {
        for (String lineEnd : new String[] {"\n", "\r\n", "\r"}) {
            Statement second = Parsed.file("\uFEFFa = 1" + lineEnd + "/* x" + lineEnd + "*/ bb = 2" + lineEnd)
                    .statements()
                    .get(1);

            assertThat(second.span()).isEqualTo(new SourceSpan("Model.grad", 3, 4, 3, 10));
        }
    }

    @Test
    void countsColumnsInCodePointsAndNoByteOrderMark() {
        Statement statement = Parsed.file("\uFEFF/*😀*/ y = 1").statements().get(0);

        assertThat(statement.span()).isEqualTo(new SourceSpan("Model.grad", 1, 7, 1, 12));
    }
}
