package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.compiler.Compiler;
import dev.gradsmith.compiler.SourceFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms of the language that few models use, against the reference evaluator. */
class FormsTest {
    @TempDir
    private Path folder;

    private void check(String source) throws ReflectiveOperationException {
        CompiledModel compiled = CompiledModel.of("M", source, folder);
        for (int rows : new int[] {2, 130}) {
            Comparison comparison = new Comparison("M", source, compiled, rows, 1);
            comparison.checkOutputs();
            comparison.checkGradients();
            comparison.checkFunction();
            comparison.checkStep();
        }
    }

    /** An index is sliced, taken apart and reshaped like numbers, and may pick from another. */
    @ParameterizedTest
    @ValueSource(strings = {"""
                input ids[n, 4] : index(v)
                target tags[n, 4] : index(3)
                param E[v, 5] ~ normal(0, 1)
                param W[5, 3] ~ normal(0, 1)
                a = E[ids[:, 0]]
                b = E[ids[:, 1:3]]
                loss = cross_entropy(E[ids]*W, tags) + sum(a) + sum(b^2) + cross_entropy(a*W, tags[:, 2]) + mean(number(ids[0]))
                """, """
                input ids[n, 4] : index(v)
                param E[v, 5] ~ normal(0, 1)
                a = ids[:, 0]
                b = ids[:, 1:3]
                c = ids[0]
                e = reshape(ids, [n*4])
                f = reshape(ids, [n, 2, 2])
                g = ids[0, 1]
                loss = sum(E[f]^2) + sum(E[e]) + sum(E[g]) + sum(E[c])
                output a, b, c, e, f, g
                """, """
                input next[k] : index(k)
                input at[n] : index(k)
                param E[k, 2] ~ normal(0, 1)
                loss = sum(E[next[next[at]]]^2) + sum(E[next[at][0]]) + sum(E[argmax(E, 0)[0]])
                """, """
                input s
                input id : index(v)
                param W[v, 3] ~ normal(0, 1)
                r = W[id]
                loss = (sum(r)*s - 1)^2 + sum(s)*mean(s)*max(s) + norm(s) + logsumexp(s*r[0]) + prod(s)
                output r
                """, """
                input i[n] : index(2*3)
                input j[n] : index(v)
                param A[6, v] ~ normal(0, 0.1)
                loss = mean(A[i] .* one_hot(j, v)) + mean(A[i, j])
                metric order = mean(i < i || j == j && number(j) > 1)
                """})
    void indices(String source) throws ReflectiveOperationException {
        check(source);
    }

    /** Rows of a symbolic width that are only copied. */
    @Test
    void copiedRows() throws ReflectiveOperationException {
        check("""
                input X[n, d]
                param w[d] ~ ones
                a = X[:, 1:]
                b = X[:, :d - 1]
                all = X[0:n]
                loss = sum((a - b)*w[1:]) + w[2:][0]*sum(X[:, d - 1] .* X[:, 0:2][:, 1]) + dot(X[0], w) + dot(X[n - 1], w)^2
                """);
    }

    /** In Java a scalar is no array. */
    @ParameterizedTest
    @ValueSource(strings = {"param w[3] ~ ones\nparam s ~ ones\nloss = sum(reshape(sum(w), [1, 1])^2) + s", """
                input x[n]
                param w[3] ~ ones
                param s ~ ones
                a = reshape(s, [1])
                b = reshape(sum(w .* w), [1, 1])
                c = reshape(b, [1])
                loss = sum(a*b) + sum(c) + mean(x)*sum(concat(a, c, 0)) + sum(stack(s, s)) + sum(reshape(mean(x), [1]))
                output b, a
                """, """
                input X[n, 1]
                param w[1] ~ ones
                a = reshape(X, [n])
                loss = mean((X*w)^2) + sum(a .* a*w[0]) + sum(reshape(sum(X), [1, 1, 1])) + sum(reshape(a, [n, 1])*w)
                """})
    void reshapedScalars(String source) throws ReflectiveOperationException {
        check(source);
    }

    /** To a function a number is a value, unless it stands where an axis or a size does; a dimension's name is an axis. */
    @Test
    void argumentsThatAreNumbers() throws ReflectiveOperationException {
        check("""
                fun at_least(x, low) = max(x, low)
                fun along(x, axis) = sum(x, axis)
                fun filled(x, low, k) = max(x, low) .* ones([k])
                layer Wide(k, s) {
                    param W[2*k, k] ~ ones
                    halves(x, j) = x[:, 0:j]/j
                    apply(x) = max(x*W, s)*k + sum(halves(x, k))
                }
                dim three = 3
                input Y[n, 3]
                input X[n, 4]
                param w[3] ~ ones
                r = Y .* w
                wide = Wide(4 - 2, 1)
                a = at_least(r, 1)
                b = at_least(r, three)
                c = at_least(r, 2 - 2)
                loss = mean(a + c) + mean(b) + mean(along(Y, 1) + along(Y, three)) + mean(filled(r, 1, 3) + filled(r, r, three)) + mean(wide(X))
                output a, b, c
                """);
    }

    @Test
    void equalConditions() throws ReflectiveOperationException {
        check("""
                input x[n]
                target t[n]
                param a ~ ones
                p = sigmoid(a*x)
                loss = binary_cross_entropy(a*x, t)
                metric accuracy = mean((p > 0.55) == (t > 0.5))
                metric error = mean((p > 0.55) != (t > 0.5) && x < 0.7)
                """);
    }

    /** What is minimized without a name has one that nothing else has. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "input X[n, d]\nparam w[d] ~ ones\nloss = mean((X*w)^2)\nminimize 2*loss with sgd(0.1)\noutput loss",
                "input X[n, d]\nparam loss[d] ~ ones\nminimize mean((X*loss)^2) with sgd(0.1)",
                "input X[n, d]\nparam w[d] ~ ones\nmetric loss = mean(X*w)\nminimize mean((X*w)^2) with sgd(0.1)",
                "input X[n, d]\nparam w[d] ~ ones\nmetric m = mean((X*w)^2)\nminimize m with sgd(0.1)",
                "input loss[n]\nparam objective ~ ones\nminimize mean((loss*objective)^2) with sgd(0.1)"
            })
    void objectivesWithoutName(String source) throws ReflectiveOperationException {
        check(source);
    }

    @Test
    void loopsHaveAnyWholeBounds() throws ReflectiveOperationException {
        check("""
                dim T = 3
                input X[n, T]
                param A[T] ~ ones
                h = zeros([n])
                for i in -1:2^3/4 { h = h + i*X[:, 0] }
                for i in 1:T { h = h + A[i - 1]*X[:, i] }
                for i in 3:1 { h = 100*h }
                loss = mean(h^2)
                """);
    }

    /** The words of the model's author about a value, as of data and parameters. */
    @Test
    void documentationReappears() {
        String source = """
                /** The model. */
                /** What is known. */
                input X[n, 2]
                /** The weights */
                param w[2] ~ ones
                /** How strong. */
                hyper strength = 1
                /** What is predicted. */
                y = X*w
                /** What is wrong. */
                loss = mean(y^2)*strength
                /** What is told. */
                metric told = mean(y)
                output y
                """;
        String java = Compiler.compile(new SourceFile("M.grad", "generated", source))
                .files()
                .get(0)
                .content();
        for (String words : List.of(
                "* The model.\n",
                "@param X {@code [n, 2]} What is known.",
                "* The weights. A copy",
                "* How strong.",
                "* What is predicted.\n     *\n     * <p>{@code y = X w",
                "* What is wrong.\n",
                "* What is told.\n")) {
            assertThat(java).contains(words);
        }
    }
}
