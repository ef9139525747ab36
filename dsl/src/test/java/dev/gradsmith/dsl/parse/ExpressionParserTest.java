package dev.gradsmith.dsl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.ast.Expr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionParserTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
                    a + b*c            => (+ a (* b c))
                    (a + b)*c          => (* (+ a b) c)
                    a - b - c          => (- (- a b) c)
                    a / b * c .* d     => (.* (* (/ a b) c) d)
                    -x^2               => (- (^ x 2))
                    x^-1               => (^ x (- 1))
                    x^-y^2             => (^ x (- (^ y 2)))
                    a^b^c              => (^ a (^ b c))
                    -a*b               => (* (- a) b)
                    - -a               => (- (- a))
                    !a == b            => (== (! a) b)
                    a*-b               => (* a (- b))
                    A'*x               => (* (' A) x)
                    A''                => (' (' A))
                    x'^2               => (^ (' x) 2)
                    A^2'               => (^ A (' 2))
                    a + b < c*d        => (< (+ a b) (* c d))
                    a < b && c >= d    => (&& (< a b) (>= c d))
                    a && b || c && d   => (|| (&& a b) (&& c d))
                    a || b || c        => (|| (|| a b) c)
                    a != b || !c       => (|| (!= a b) (! c))
                    f(x)(y)            => (call (call f x) y)
                    f()                => (call f)
                    f(x, rate = 0.1)   => (call f x rate=0.1)
                    x[0]               => (at x 0)
                    x[a:b, :, 1:, :k]  => (at x a:b : 1: :k)
                    x[i+1:n-1]         => (at x (+ i 1):(- n 1))
                    x[ids][0]          => (at (at x ids) 0)
                    x[f(a)[1]:]        => (at x (at (call f a) 1):)
                    hidden.W           => (. hidden W)
                    hidden.W'[0]       => (at (' (. hidden W)) 0)
                    net.inner.apply(x) => (call (. (. net inner) apply) x)
                    reshape(x, [n, 8]) => (call reshape x (list n 8))
                    [1]                => (list 1)
                    2.*x               => (.* 2 x)
                    2 .* x             => (.* 2 x)
                    2.5.*x             => (.* 2.5 x)
                    a.*b               => (.* a b)
                    1e-4               => 1e-4
                    1E+3*x             => (* 1E+3 x)
                    λ*Σ_i              => (* λ Σ_i)
                    in*out             => (* in out)
                    ((x))              => x
                    """)
    void groupsAsTheLanguageSays(String source, String tree) {
        assertThat(Parsed.expression(source)).isEqualTo(tree);
    }

    @Test
    void knowsWhereOperatorsAndOperandsStand() {
        Expr.Infix sum = (Expr.Infix) Parsed.value("(a + 𝛼)*b - cd");

        assertThat(sum.span()).isEqualTo(at(5, 19));
        assertThat(sum.operatorSpan()).isEqualTo(at(15, 16));
        assertThat(sum.left().span()).isEqualTo(at(5, 14));
        assertThat(sum.right().span()).isEqualTo(at(17, 19));
    }

    @Test
    void readsNumbersAsWritten() {
        Expr.Literal literal = (Expr.Literal) Parsed.value("1e-4");

        assertThat(literal.value()).isEqualTo(1e-4);
        assertThat(literal.text()).isEqualTo("1e-4");
    }

    private static SourceSpan at(int start, int end) {
        return new SourceSpan("Model.grad", 1, start, 1, end);
    }
}
