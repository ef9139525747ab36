package dev.gradsmith.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.dsl.Imports;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Derivatives after simplification, as a mathematician would write them. */
class TextbookDerivativesTest {
    private static final String MATRICES = "param A[d, d]\nparam x[d]\n";
    private static final String REGRESSION = "input X[n, d]\ntarget y[n]\nparam w[d]\n";
    private static final String SCALAR = "param x\n";

    static Stream<Arguments> derivatives() {
        return Stream.of(scalars(), linearAlgebra(), regressions()).flatMap(List::stream);
    }

    private static Arguments of(String declarations, String loss, String... derivatives) {
        return Arguments.of(declarations, loss, List.of(derivatives));
    }

    private static List<Arguments> scalars() {
        return List.of(
                of(SCALAR, "x^4", "4 x^3"),
                of(SCALAR, "tanh(x)", "1 - loss^2"),
                of(SCALAR, "sqrt(1 + x^2)", "x / loss"),
                of(SCALAR, "exp(-x^2/2)", "-(loss x)"),
                of(SCALAR, "(2*x)^2 + (-x)^2", "10 x"),
                of(SCALAR, "log(exp(x))", "1"),
                of(SCALAR, "x*log(x)", "log(x) + x / x"),
                of(SCALAR, "(x^2)^3", "6 (x^2)^2 x"),
                of(
                        "param x\nparam y\n",
                        "(1 - x)^2 + 100*(y - x^2)^2",
                        "-400 (y - x^2) x - 2 (1 - x)",
                        "200 (y - x^2)"));
    }

    private static List<Arguments> linearAlgebra() {
        return List.of(
                of("param A[d, d]\n", "trace(A'*A)", "2 A"),
                of("param A[d, d]\n", "sum((A')' .* A)", "2 A"),
                of("param A[d, k]\nparam B[k, d]\n", "trace(A*B)", "B'", "A'"),
                of("param A[d, d]\n", "trace(A*A*A)", "3 A' A'"),
                of("param A[n, k]\n", "sum((A*A')^2)", "4 A A' A"),
                of("param u[d]\nparam v[d]\n", "sum(outer(u, v))", "sum(v)", "sum(u)"),
                of("param u[d]\nparam v[d]\n", "trace(outer(u, v)*outer(v, u))", "2 dot(v, v) u", "2 dot(u, u) v"),
                of("param x[d]\n", "sum(cumsum(x)^2)", "cumsum_backward(2 cumsum(x))"),
                of("param x[d]\n", "dot(x, x)", "2 x"),
                of("param x[d]\n", "norm(x)^2", "2 x"),
                of("param x[d]\n", "norm(x)", "where(sum(x^2) == 0, 0, (1 / loss) x)"),
                of("param x[d]\n", "log(sum(exp(x)))", "softmax(x)"),
                of(MATRICES, "dot(x, A*x)", "outer(x, x)", "A x + A' x"),
                of("input A[n, d]\nparam x[d]\n", "sum((A*x) .* (A*x))", "2 A' A x"),
                of("input A[n, d]\ninput b[n]\nparam x[d]\n", "norm(A*x - b)^2", "2 A' (A x - b)"),
                of("input A[n, d]\ninput b[n]\nparam x[d]\n", "dot(A*x - b, A*x - b)", "2 A' (A x - b)"),
                of(
                        "param A[p, q]\nparam B[q, r]\nparam x[r]\n",
                        "sum((A*B*x)^2)",
                        "2 outer(A B x, B x)",
                        "2 outer(A' A B x, x)",
                        "2 B' A' A B x"),
                of(
                        "input M[m, k]\nparam u[m]\nparam v[k]\n",
                        "sum((M - outer(u, v))^2)",
                        "-2 (M - outer(u, v)) v",
                        "-2 (M - outer(u, v))' u"));
    }

    private static List<Arguments> regressions() {
        return List.of(
                of(REGRESSION, "sum((X*w - y)^2)", "2 X' (X w - y)"),
                of(REGRESSION, "mean((y - X*w)^2)", "-((2 / n) X' (y - X w))"),
                of(REGRESSION, "sum((X'*(X*w))^2)", "2 X' X X' X w"),
                of(REGRESSION, "mean(exp(X*w) - y .* (X*w))", "(1 / n) X' (exp(X w) - y)"),
                of(REGRESSION, "binary_cross_entropy(X*w, y)", "(1 / n) X' (sigmoid(X w) - y)"),
                of(REGRESSION, "mean(log(1 + exp(-y .* (X*w))))", "-((1 / n) X' (sigmoid(-(y .* X w)) .* y))"),
                of(
                        REGRESSION,
                        "-mean(y .* log(sigmoid(X*w)) + (1 - y) .* log(1 - sigmoid(X*w)))",
                        "(1 / n) X' ((1 - y) .* sigmoid(X w) - y .* sigmoid(-(X w)))"),
                of(
                        "input X[n, d]\ntarget k[n] : index(c)\nparam W[d, c]\n",
                        "cross_entropy(X*W, k)",
                        "X' ((1 / n) softmax(X W, c) - (1 / n) one_hot(k, c))"),
                of(
                        REGRESSION,
                        "huber(X*w - y, 2)",
                        "X' where(abs(X w - y) < 2, (1 / n) (X w - y), (2 / n) sign(X w - y))"),
                of(
                        "input x[n]\ninput y[n]\nparam a\nparam b\n",
                        "sum((y - a*exp(-b*x))^2)",
                        "-2 sum((y - a exp(-b x)) .* exp(-b x))",
                        "2 a sum((y - a exp(-b x)) .* exp(-b x) .* x)"),
                of(
                        "input y[n]\nparam mu\nparam log_s\n",
                        "mean(log_s + 0.5*exp(-2*log_s)*(y - mu)^2)",
                        "-((exp(-2 log_s) / n) sum(y - mu))",
                        "1 - (sum((y - mu)^2) / n) exp(-2 log_s)"),
                of(
                        "input y[n]\nparam mu\nparam s\n",
                        "sum(0.5*((y - mu)/s)^2 + log(s))",
                        "-(sum(y - mu) / s / s)",
                        "n / s - sum(((y - mu) / s)^2) / s"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("derivatives")
    void readsAsInATextbook(String declarations, String loss, List<String> derivatives) {
        String model = "precision double\n" + declarations + "loss = " + loss + "\n";
        Explanation explanation = Compiler.explain(new SourceFile("Model.grad", "", model), Imports.none());
        String text = explanation.text().orElseThrow(() -> new AssertionError(explanation.diagnostics()));
        assertThat(text.lines().filter(line -> line.contains("∂loss/∂") && line.contains(" = ")))
                .extracting(line -> line.substring(line.indexOf(" = ") + 3))
                .startsWith(derivatives.toArray(String[]::new));
    }
}
