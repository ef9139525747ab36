package dev.gradsmith.graph.update;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import dev.gradsmith.graph.evaluate.KnownValue;
import dev.gradsmith.graph.op.NodeTerm;
import dev.gradsmith.graph.op.Term;
import dev.gradsmith.graph.op.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One element of a parameter on its way through a training step: what an update rule reads, and what it remembers. All elements go the
 * same way, so everything here is a scalar.
 */
public final class ElementUpdate {
    private final Graph graph;
    private final ChosenRule rule;
    private final Node parameter;
    private final Node gradient;
    private final Node step;
    private final Node gradientScale;
    private final List<UpdateFormula.State> states = new ArrayList<>();
    private final Map<String, Node> named = new LinkedHashMap<>();

    ElementUpdate(Graph graph, ChosenRule rule) {
        this.graph = graph;
        this.rule = rule;
        this.parameter = variable("parameter.value", Variable.Role.PARAMETER);
        this.gradient = variable("parameter.gradient", Variable.Role.GRADIENT);
        this.step = variable("training.step", Variable.Role.STATE);
        this.gradientScale = variable("training.gradientScale", Variable.Role.STATE);
    }

    /** Names with a dot, which no name of the language has. */
    private Node variable(String name, Variable.Role role) {
        return graph.node(new Variable(name, role, TensorType.SCALAR), List.of());
    }

    private Term term(Node node) {
        return NodeTerm.of(graph, node);
    }

    /** The element as it is before the step. */
    public Term parameter() {
        return term(parameter);
    }

    /** The derivative of the objective by the element, within the limits that the rule was given. */
    public Term gradient() {
        Term within = term(gradient);
        if (!isZero(GradientLimits.NORM)) {
            within = named("scaled", within.times(term(gradientScale)));
        }
        if (!isZero(GradientLimits.VALUE)) {
            Term limit = number(GradientLimits.VALUE);
            Term bound = isKnown(GradientLimits.VALUE) ? limit : named("bound", GradientLimits.bound(limit));
            within = named("clipped", GradientLimits.clamped(within, bound));
        }
        return within;
    }

    /** The gradient of the objective plus half of {@code decay} times the square of the element: weight decay as a penalty. */
    public Term gradientWithPenalty(UpdateOption.Numeric decay) {
        return isZero(decay)
                ? gradient()
                : named("slope", gradient().plus(number(decay).times(parameter())));
    }

    /** How many steps there have been, this one included: 1 in the first. */
    public Term step() {
        return term(step);
    }

    public Term number(UpdateOption.Numeric option) {
        return named(option.name(), term(rule.number(option.name())));
    }

    /** Whether the option is known to be 0, so that what it scales can be left out. */
    public boolean isZero(UpdateOption.Numeric option) {
        return KnownValue.of(rule.number(option.name())).orElse(1) == 0;
    }

    private boolean isKnown(UpdateOption.Numeric option) {
        return KnownValue.of(rule.number(option.name())).isPresent();
    }

    public boolean isOn(UpdateOption.Flag option) {
        return rule.flags().contains(option.name());
    }

    /** The value under a name, for people who read the generated code. */
    public Term named(String name, Term value) {
        named.put(name, NodeTerm.node(value));
        return value;
    }

    /** A value that is 0 before the first step, and that each step changes by {@code next}. The result is the changed one. */
    public Term remember(String name, UnaryOperator<Term> next) {
        return remember(name, parameter().constant(0), next);
    }

    /** The same, with another value before the first step. */
    public Term remember(String name, Term initial, UnaryOperator<Term> next) {
        Node before = variable("parameter." + name, Variable.Role.STATE);
        Term after = next.apply(term(before));
        states.add(new UpdateFormula.State(name, before, NodeTerm.node(initial), NodeTerm.node(after)));
        return after;
    }

    /** The remembered moving average of {@code value}: {@code weight average + (1 - weight) value}, from 0. */
    public Term average(String name, Term weight, Term value) {
        Term share = weight.subtractedFrom(1).times(value);
        return remember(name, before -> weight.times(before).plus(share));
    }

    UpdateFormula formula() {
        Node next = NodeTerm.node(rule.rule().next(this));
        UpdateFormula.Clipping clipping =
                new UpdateFormula.Clipping(gradientScale, rule.number(GradientLimits.NORM.name()));
        return new UpdateFormula(parameter, gradient, step, clipping, next, states, named);
    }
}
