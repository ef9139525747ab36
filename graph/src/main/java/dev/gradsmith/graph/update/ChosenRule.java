package dev.gradsmith.graph.update;

import dev.gradsmith.diagnostic.CompilerBug;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * An update rule with its options as a model wants them.
 *
 * @param numbers a scalar of constants, fixed sizes and hyperparameters for each number among the rule's options, by name
 * @param flags the names of those that are on
 */
public record ChosenRule(UpdateRule rule, Map<String, Node> numbers, Set<String> flags) {
    public ChosenRule {
        numbers = Map.copyOf(numbers);
        flags = Set.copyOf(flags);
    }

    /** The rule with {@code given} options; those that it leaves out have their defaults. */
    public static ChosenRule of(UpdateRule rule, Map<String, Node> given, Set<String> flags, Graph graph) {
        Map<String, Node> numbers = new HashMap<>(given);
        for (UpdateOption option : rule.options()) {
            if (option instanceof UpdateOption.Numeric number) {
                numbers.putIfAbsent(number.name(), graph.constant(number.defaultValue()));
            }
        }
        return new ChosenRule(rule, numbers, flags);
    }

    public Node number(String option) {
        Node value = numbers.get(option);
        if (value == null) {
            throw new CompilerBug("update", rule.name() + " has no number " + option);
        }
        return value;
    }
}
