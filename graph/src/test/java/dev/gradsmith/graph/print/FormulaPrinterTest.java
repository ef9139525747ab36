package dev.gradsmith.graph.print;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import dev.gradsmith.graph.autodiff.Differentiator;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Contract;
import dev.gradsmith.graph.op.Variable;
import dev.gradsmith.graph.rewrite.Simplifier;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormulaPrinterTest {
    private static final Dimension N = Dimension.named("n");
    private static final Dimension D = Dimension.named("d");

    private final Graph graph = new Graph();
    private final Node features = variable("X", N, D);
    private final Node observed = variable("yhat", N);
    private final Node weights = variable("w", D);
    private final Node bias = variable("b");

    private Node variable(String name, Dimension... shape) {
        TensorType type = TensorType.real(List.of(shape));
        return graph.node(new Variable(name, Variable.Role.PARAMETER, type), List.of());
    }

    private Node loss() {
        Node product = graph.contract(Contract.of("ij", "j", "i"), features, weights);
        Node y = graph.add(product, graph.broadcast(bias, List.of(N)));
        Node residual = graph.binary(Binary.SUBTRACT, y, observed);
        return graph.sum(graph.binary(Binary.POWER, residual, graph.constant(2, List.of(N))));
    }

    @Test
    void gradientOfLeastSquaresReadsAsInATextbook() {
        List<Node> gradients = Differentiator.gradients(graph, loss(), List.of(weights, bias));
        List<Node> simple = Simplifier.simplify(graph, gradients);
        FormulaPrinter printer = new FormulaPrinter(Map.of());
        assertThat(printer.print(simple.get(0))).isEqualTo("2 X' (X w + b - yhat)");
        assertThat(printer.print(simple.get(1))).isEqualTo("2 sum(X w + b - yhat)");
    }

    @Test
    void parenthesesStandWhereTheyAreNeeded() {
        FormulaPrinter printer = new FormulaPrinter(Map.of());
        Node c = variable("c");
        Node difference = graph.binary(Binary.SUBTRACT, bias, c);
        assertThat(printer.print(graph.binary(Binary.SUBTRACT, bias, difference)))
                .isEqualTo("b - (b - c)");
        assertThat(printer.print(graph.multiply(difference, c))).isEqualTo("(b - c) c");
        assertThat(printer.print(graph.binary(Binary.POWER, difference, c))).isEqualTo("(b - c)^c");
        assertThat(printer.print(graph.binary(Binary.DIVIDE, bias, graph.multiply(bias, c))))
                .isEqualTo("b / (b c)");
    }

    @Test
    void elementwiseProductIsToldFromTheOther() {
        FormulaPrinter printer = new FormulaPrinter(Map.of());
        Node squares = graph.multiply(observed, variable("u", N));
        Node product = graph.contract(Contract.of("ij", "i", "j"), features, squares);
        assertThat(printer.print(product)).isEqualTo("X' (yhat .* u)");
        Node scaled = graph.multiply(graph.broadcast(bias, List.of(N)), squares);
        assertThat(printer.print(scaled)).isEqualTo("b (yhat .* u)");
        Node predicted = graph.contract(Contract.of("ij", "j", "i"), features, weights);
        assertThat(printer.print(graph.multiply(predicted, observed))).isEqualTo("X w .* yhat");
    }

    @Test
    void computedSizeIsOneOperand() {
        Node size = graph.size(Dimension.product(List.of(N, D)));
        assertThat(new FormulaPrinter(Map.of()).print(graph.binary(Binary.DIVIDE, bias, size)))
                .isEqualTo("b / (d*n)");
    }

    @Test
    void typesetFormulaHasFractionsAndIndicesAndParenthesesWhereNeeded() {
        FormulaPrinter printer = new FormulaPrinter(Map.of());
        Node w1 = variable("w1");
        Node difference = graph.binary(Binary.SUBTRACT, bias, w1);
        assertThat(MathMl.of(
                        printer.of(graph.binary(Binary.DIVIDE, difference, w1)).notation()))
                .isEqualTo("<mfrac><mrow><mi>b</mi><mo>−</mo><msub><mi>w</mi><mn>1</mn></msub></mrow>"
                        + "<msub><mi>w</mi><mn>1</mn></msub></mfrac>");
        assertThat(MathMl.of(
                        printer.of(graph.binary(Binary.POWER, difference, w1)).notation()))
                .startsWith("<msup><mrow><mo>(</mo>");
        assertThat(MathName.of("yhat")).contains("<mover").contains("^");
        assertThat(MathName.of("lambda")).isEqualTo("<mi>λ</mi>");
        assertThat(MathName.of("1.0E-4")).isEqualTo("<msup><mn>10</mn><mrow><mo>−</mo><mn>4</mn></mrow></msup>");
        assertThat(MathName.of("a<b")).isEqualTo("<mi>a&lt;b</mi>");
    }
}
