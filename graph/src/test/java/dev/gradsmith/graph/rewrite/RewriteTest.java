package dev.gradsmith.graph.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradsmith.graph.ElementType;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.Verifier;
import dev.gradsmith.graph.evaluate.NDArray;
import dev.gradsmith.graph.evaluate.ReferenceEvaluator;
import dev.gradsmith.graph.evaluate.Sizes;
import dev.gradsmith.graph.op.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule fires where its law holds, leaves alone what only looks alike, and changes no value. */
class RewriteTest {
    private static final Sizes SIZES = new Sizes(Map.of("n", 5, "d", 3));

    private final Graph graph = new Graph();
    private final List<Rewrite> fired = new ArrayList<>();

    static Stream<RewriteCases.Case> firing() {
        return Stream.concat(RewriteCases.firing(), TermCases.firing());
    }

    static Stream<RewriteCases.Case> staying() {
        return Stream.concat(RewriteCases.staying(), TermCases.staying());
    }

    private Node simplified(Node node) {
        Node simple = Simplifier.simplify(graph, List.of(node), fired::add).get(0);
        Verifier.verify("test", List.of(simple));
        return simple;
    }

    private Set<String> firedRules() {
        return fired.stream().map(Rewrite::rule).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("firing")
    void firesAndKeepsTheValue(RewriteCases.Case rewrite) {
        Node before = rewrite.node().apply(new Values(graph));
        Node after = simplified(before);
        assertThat(firedRules()).contains(rewrite.rule());
        assertThat(after).isNotEqualTo(before);
        for (int seed = 0; seed < 5; seed++) {
            assertSameValue(before, after, seed);
        }
    }

    @ParameterizedTest
    @MethodSource("staying")
    void staysAsItIs(RewriteCases.Case rewrite) {
        Node before = rewrite.node().apply(new Values(graph));
        simplified(before);
        assertThat(firedRules()).doesNotContain(rewrite.rule());
    }

    @Test
    void everyRuleHasACase() {
        Set<String> covered = firing().map(RewriteCases.Case::rule).collect(Collectors.toSet());
        assertThat(Rules.ALL)
                .extracting(Rule::name)
                .allSatisfy(name -> assertThat(covered).contains(name));
    }

    private static void assertSameValue(Node before, Node after, int seed) {
        Map<String, NDArray> values = new HashMap<>();
        Random random = new Random(seed);
        for (Node node : Graph.topological(List.of(before, after))) {
            if (node.op() instanceof Variable variable) {
                // Of both signs, and never near a pole of a case.
                values.put(
                        variable.name(),
                        NDArray.generate(
                                SIZES.shape(node.type()),
                                index -> node.type().element() instanceof ElementType.Index
                                        ? random.nextInt(3)
                                        : (random.nextBoolean() ? 1 : -1) * (0.3 + random.nextDouble())));
            }
        }
        ReferenceEvaluator evaluator = new ReferenceEvaluator(SIZES, values);
        double[] expected = evaluator.evaluate(before).values();
        assertThat(evaluator.evaluate(after).values()).containsExactly(expected, within(1e-13));
    }
}
