package dev.gradsmith.graph.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import dev.gradsmith.graph.cost.Cost;
import dev.gradsmith.graph.evaluate.NDArray;
import dev.gradsmith.graph.evaluate.ReferenceEvaluator;
import dev.gradsmith.graph.evaluate.Sizes;
import dev.gradsmith.graph.op.Contract;
import dev.gradsmith.graph.op.Variable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProductOrderTest {
    private static final Contract PRODUCT = Contract.of("ij", "jk", "ik");
    private static final Contract APPLY = Contract.of("ij", "j", "i");
    private static final Dimension N = Dimension.named("n");
    private static final Dimension D = Dimension.named("d");
    private static final Dimension K = Dimension.named("k");
    private static final Sizes SIZES = new Sizes(Map.of("n", 6, "d", 4, "k", 3));

    private final Graph graph = new Graph();

    private Node variable(String name, Dimension... shape) {
        return graph.node(
                new Variable(name, Variable.Role.PARAMETER, TensorType.real(Arrays.asList(shape))), List.of());
    }

    private Node simplified(Node node) {
        Node simple = Simplifier.simplify(graph, List.of(node)).get(0);
        Map<String, NDArray> values = new HashMap<>();
        Random random = new Random(1);
        for (Node part : Graph.topological(List.of(node))) {
            if (part.op() instanceof Variable variable) {
                values.put(variable.name(), NDArray.generate(SIZES.shape(part.type()), index -> random.nextGaussian()));
            }
        }
        ReferenceEvaluator evaluator = new ReferenceEvaluator(SIZES, values);
        assertThat(evaluator.evaluate(simple).values())
                .containsExactly(evaluator.evaluate(node).values(), within(1e-12));
        return simple;
    }

    private String cost(Node node) {
        return Cost.of(List.of(node)).toString();
    }

    @Test
    void vectorIsMultipliedFirst() {
        Node product = graph.contract(PRODUCT, variable("A", N, D), variable("B", D, D));
        Node left = graph.contract(APPLY, product, variable("v", D));
        assertThat(cost(left)).isEqualTo("2 d d n + 2 d n");
        assertThat(cost(simplified(left))).isEqualTo("2 d d + 2 d n");
    }

    @Test
    void longChainIsTurnedAltogether() {
        Node chain = variable("A", N, D);
        for (int i = 0; i < 4; i++) {
            chain = graph.contract(PRODUCT, chain, variable("B" + i, D, D));
        }
        Node left = graph.contract(APPLY, chain, variable("v", D));
        assertThat(cost(simplified(left))).isEqualTo("8 d d + 2 d n");
    }

    @Test
    void fixedSizesDecideBothWays() {
        Dimension ten = Dimension.of(10);
        Dimension hundred = Dimension.of(100);
        Dimension two = Dimension.of(2);
        Node a = variable("A", ten, hundred);
        Node b = variable("B", hundred, two);
        Node c = variable("C", two, ten);
        Node rightFirst = graph.contract(PRODUCT, a, graph.contract(PRODUCT, b, c));
        assertThat(cost(rightFirst)).isEqualTo("24000");
        assertThat(cost(Simplifier.simplify(graph, List.of(rightFirst)).get(0))).isEqualTo("4400");
    }

    @Test
    void lowerOrderDecidesWhereSizesDoNot() {
        Node x = variable("X", N, D);
        Node gram = graph.contract(PRODUCT, graph.permute(x, List.of(1, 0)), x);
        Node left = graph.contract(APPLY, gram, variable("w", D));
        assertThat(cost(left)).isEqualTo("2 d d n + 2 d d");
        // For a single feature it is the other way round, but never by more than twice.
        assertThat(cost(simplified(left))).isEqualTo("4 d n");
    }

    @Test
    void undecidedOrderStays() {
        Node left = graph.contract(
                PRODUCT, graph.contract(PRODUCT, variable("A", N, D), variable("B", D, K)), variable("C", K, N));
        assertThat(simplified(left)).isEqualTo(left);
    }

    @Test
    void productThatIsNeededElsewhereStays() {
        Node product = graph.contract(PRODUCT, variable("A", N, D), variable("B", D, D));
        Node left = graph.contract(APPLY, product, variable("v", D));
        List<Node> roots = List.of(left, product);
        assertThat(Simplifier.simplify(graph, roots)).isEqualTo(roots);
    }

    @Test
    void productThatOnlyVectorsMeetGoes() {
        Node product = graph.contract(PRODUCT, variable("A", N, D), variable("B", D, D));
        Node right = graph.contract(APPLY, product, variable("v", D));
        Node left = graph.contract(Contract.of("ij", "i", "j"), product, variable("u", N));
        List<Node> roots = Simplifier.simplify(graph, List.of(left, right));
        assertThat(Graph.topological(roots)).doesNotContain(product);
        assertThat(Cost.of(roots).toString()).isEqualTo("4 d d + 4 d n");
    }

    @Test
    void productOfAProductWithItselfStays() {
        Node product = graph.contract(PRODUCT, variable("A", N, D), variable("B", D, D));
        Node gram = graph.contract(Contract.of("ij", "ik", "jk"), product, product);
        assertThat(simplified(gram)).isEqualTo(gram);
    }

    @Test
    void vectorFromTheLeftIsMultipliedFirst() {
        Node product = graph.contract(PRODUCT, variable("A", N, D), variable("B", D, D));
        Node left = graph.contract(Contract.of("ij", "i", "j"), product, variable("u", N));
        assertThat(cost(simplified(left))).isEqualTo("2 d d + 2 d n");
    }
}
