package dev.gradsmith.graph.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import dev.gradsmith.graph.evaluate.NDArray;
import dev.gradsmith.graph.evaluate.ReferenceEvaluator;
import dev.gradsmith.graph.evaluate.Sizes;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Variable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EarlyQuotientsTest {
    private static final Dimension N = Dimension.named("n");

    private final Graph graph = new Graph();
    private final Node scalar = variable(List.of());
    private final Node rows = variable(List.of(N));

    private Node variable(List<Dimension> shape) {
        return graph.node(new Variable("x", Variable.Role.INPUT, TensorType.real(shape)), List.of());
    }

    private Node in(Node node) {
        return EarlyQuotients.in(graph, List.of(node)).get(0);
    }

    private Node times(double number, Node factor) {
        return graph.multiply(graph.constant(number, factor.shape()), factor);
    }

    private Node over(Node dividend, Node divisor) {
        return graph.binary(Binary.DIVIDE, dividend, divisor);
    }

    @Test
    void theNumberIsDividedByTheSize() {
        Node sum = graph.sum(rows);
        Node size = graph.size(N);
        Node late = times(2, over(sum, size));
        Node early = in(late);
        assertThat(early).isEqualTo(graph.multiply(over(graph.constant(2), size), sum));
        ReferenceEvaluator evaluator = new ReferenceEvaluator(
                new Sizes(Map.of("n", 7)), Map.of("x", NDArray.generate(new int[] {7}, index -> index[0] - 1.5)));
        assertThat(evaluator.evaluate(early).values())
                .containsExactly(evaluator.evaluate(late).values(), within(1e-12));
    }

    @Test
    void aQuotientThatIsNeededAnywayStays() {
        Node mean = over(graph.sum(rows), graph.size(N));
        Node twice = times(2, mean);
        assertThat(EarlyQuotients.in(graph, List.of(mean, twice))).containsExactly(mean, twice);
    }

    @Test
    void aNumberThatWouldLoseBitsStays() {
        Node small = times(1e-38, over(graph.sum(rows), graph.size(N)));
        assertThat(in(small)).isEqualTo(small);
    }

    @Test
    void anyOtherQuotientStays() {
        Node byData = times(2, over(graph.sum(rows), scalar));
        Node ofRows = times(2, over(rows, graph.broadcast(graph.size(N), rows.shape())));
        Node withoutNumber = over(graph.sum(rows), graph.size(N));
        assertThat(List.of(in(byData), in(ofRows), in(withoutNumber))).containsExactly(byData, ofRows, withoutNumber);
    }
}
