package dev.gradsmith.graph.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.evaluate.NDArray;
import dev.gradsmith.graph.evaluate.ReferenceEvaluator;
import dev.gradsmith.graph.evaluate.Sizes;
import dev.gradsmith.graph.op.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What every update rule must hold. That the rules compute what they should is shown where generated trainers are tested. */
class KnownRulesTest {
    static final List<UpdateRule> RULES = KnownRules.ALL;

    private final Graph graph = new Graph();

    @Test
    void namesAreUnique() {
        assertThat(RULES).extracting(UpdateRule::name).doesNotHaveDuplicates();
        assertThat(KnownRules.standard().name()).isEqualTo("sgd");
    }

    @ParameterizedTest
    @FieldSource("RULES")
    void optionsAreConsistent(UpdateRule rule) {
        assertThat(rule.options())
                .extracting(UpdateOption::name)
                .startsWith("rate")
                .doesNotHaveDuplicates();
        for (UpdateOption option : rule.options()) {
            if (option instanceof UpdateOption.Numeric number) {
                assertThat(number.range().contains(number.defaultValue())).isTrue();
            } else if (option instanceof UpdateOption.Flag flag) {
                assertThat(rule.options()).containsAll(flag.needs().stream().toList());
            }
        }
    }

    /** With every option on: nothing but the element, its states, the step and hyperparameters is read, and simplifying changes no value. */
    @ParameterizedTest
    @FieldSource("RULES")
    void simplifyingKeepsTheValues(UpdateRule rule) {
        UpdateFormula written = UpdateFormula.of(everythingOn(rule), graph);
        UpdateFormula simple = written.simplified(graph);
        assertThat(written.states()).extracting(UpdateFormula.State::name).doesNotHaveDuplicates();
        ReferenceEvaluator evaluator = new ReferenceEvaluator(new Sizes(Map.of()), values(written));
        for (int i = 0; i < written.results().size(); i++) {
            double expected = evaluator.evaluate(written.results().get(i)).value();
            double found = evaluator.evaluate(simple.results().get(i)).value();
            assertThat(found).isCloseTo(expected, within(1e-12));
        }
    }

    private ChosenRule everythingOn(UpdateRule rule) {
        Map<String, Node> numbers = new HashMap<>();
        for (UpdateOption option : rule.options()) {
            if (option instanceof UpdateOption.Numeric) {
                numbers.put(option.name(), graph.constant(0.25));
            }
        }
        Set<String> flags = rule.options().stream()
                .filter(UpdateOption.Flag.class::isInstance)
                .map(UpdateOption::name)
                .collect(Collectors.toSet());
        return ChosenRule.of(rule, numbers, flags, graph);
    }

    private static Map<String, NDArray> values(UpdateFormula formula) {
        Map<String, NDArray> values = new HashMap<>();
        double next = 1.5;
        for (Node node : Graph.topological(formula.results())) {
            if (node.op() instanceof Variable variable) {
                values.put(variable.name(), NDArray.scalar(next++));
            }
        }
        return values;
    }

    @Test
    void rangesExcludeWhatIsNoNumber() {
        for (UpdateOption.Range range : UpdateOption.Range.values()) {
            assertThat(range.contains(0)).isTrue();
            assertThat(range.contains(-1e-9)).isFalse();
            assertThat(range.contains(Double.NaN)).isFalse();
            assertThat(range.contains(Double.POSITIVE_INFINITY)).isFalse();
        }
        assertThat(UpdateOption.Range.ZERO_TO_ONE.contains(1)).isTrue();
        assertThat(UpdateOption.Range.ZERO_TO_BELOW_ONE.contains(1)).isFalse();
    }
}
