package dev.gradsmith.graph.op;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import dev.gradsmith.graph.evaluate.NDArray;
import dev.gradsmith.graph.evaluate.Sizes;
import dev.gradsmith.graph.evaluate.SpecialFunctions;
import dev.gradsmith.graph.print.Formula;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/**
 * Elementwise operators of two operands of one shape. The two derivatives are formulas of the operands {@code x} and {@code y}
 * and the result {@code z}; at a tie of {@code max} or {@code min} each operand gets half, as in PyTorch.
 */
public enum Binary implements Op {
    ADD(Family.ARITHMETIC, "+", (x, y) -> x + y, (x, y, z) -> z.constant(1), (x, y, z) -> z.constant(1)),
    SUBTRACT(Family.ARITHMETIC, "-", (x, y) -> x - y, (x, y, z) -> z.constant(1), (x, y, z) -> z.constant(-1)),
    MULTIPLY(Family.ARITHMETIC, "*", (x, y) -> x * y, (x, y, z) -> y, (x, y, z) -> x),
    DIVIDE(
            Family.ARITHMETIC,
            "/",
            (x, y) -> x / y,
            (x, y, z) -> y.inverse(),
            (x, y, z) -> z.over(y).negate()),
    /** For a zero exponent the slope towards the base is 0, and for a zero base that towards an exponent that is not negative. */
    POWER(
            Family.ARITHMETIC,
            "pow",
            Math::pow,
            (x, y, z) -> y.isEqual(y.constant(0)).choose(y.constant(0), y.times(x.power(y.minus(1)))),
            (x, y, z) -> x.isEqual(x.constant(0)).and(y.isAtLeast(0)).choose(x.constant(0), z.times(x.log()))),
    /** The derivative of order x of the digamma function at y, for a whole number x that is not negative. */
    POLYGAMMA(
            Family.ARITHMETIC,
            "polygamma",
            SpecialFunctions::polygamma,
            (x, y, z) -> x.constant(0),
            (x, y, z) -> x.plus(1).polygamma(y)),
    MINIMUM(Family.ARITHMETIC, "min", Math::min, (x, y, z) -> share(x, y), (x, y, z) -> share(y, x)),
    MAXIMUM(Family.ARITHMETIC, "max", Math::max, (x, y, z) -> share(y, x), (x, y, z) -> share(x, y)),
    LESS(Family.COMPARISON, "<", (x, y) -> x < y ? 1 : 0),
    LESS_EQUAL(Family.COMPARISON, "<=", (x, y) -> x <= y ? 1 : 0),
    GREATER(Family.COMPARISON, ">", (x, y) -> x > y ? 1 : 0),
    GREATER_EQUAL(Family.COMPARISON, ">=", (x, y) -> x >= y ? 1 : 0),
    EQUAL(Family.COMPARISON, "==", (x, y) -> x == y ? 1 : 0),
    NOT_EQUAL(Family.COMPARISON, "!=", (x, y) -> x != y ? 1 : 0),
    AND(Family.LOGIC, "&&", (x, y) -> x * y),
    OR(Family.LOGIC, "||", Math::max);

    /** What an operator takes and gives: numbers to a number, numbers to a condition, conditions to a condition. */
    public enum Family {
        ARITHMETIC,
        COMPARISON,
        LOGIC
    }

    /** A derivative as a formula of the operands and the result. */
    @FunctionalInterface
    private interface Slope {
        Term at(Term x, Term y, Term z);
    }

    private final Family family;
    private final String symbol;
    private final DoubleBinaryOperator meaning;
    private final Slope left;
    private final Slope right;

    Binary(Family family, String symbol, DoubleBinaryOperator meaning, Slope left, Slope right) {
        this.family = family;
        this.symbol = symbol;
        this.meaning = meaning;
        this.left = left;
        this.right = right;
    }

    Binary(Family family, String symbol, DoubleBinaryOperator meaning) {
        this(family, symbol, meaning, (x, y, z) -> z.constant(0), (x, y, z) -> z.constant(0));
    }

    /** The slope of min(x, y) towards x. */
    private static Term share(Term x, Term y) {
        Term half = x.isEqual(y).choose(x.constant(0.5), x.constant(0));
        return x.isLess(y).choose(x.constant(1), half);
    }

    public Family family() {
        return family;
    }

    /** The operator or function name in the model language; {@code .*} there is {@code *} here. */
    public String symbol() {
        return symbol;
    }

    /** Whether the symbol is written before its operands, as a function. */
    public boolean isFunction() {
        return Character.isLetter(symbol.charAt(0));
    }

    public double evaluate(double x, double y) {
        return meaning.applyAsDouble(x, y);
    }

    /** dz/dx, where z is this operator's result at x and y. */
    public Term leftDerivative(Term x, Term y, Term z) {
        return left.at(x, y, z);
    }

    /** dz/dy, where z is this operator's result at x and y. */
    public Term rightDerivative(Term x, Term y, Term z) {
        return right.at(x, y, z);
    }

    @Override
    public TensorType type(List<TensorType> inputs) {
        Rules.requireCount(this, inputs, 2);
        TensorType x = inputs.get(0);
        TensorType y = inputs.get(1);
        boolean bothReal = x.isReal() && y.isReal();
        boolean allowed = switch (family) {
            case ARITHMETIC -> bothReal;
            case COMPARISON -> bothReal || x.element().equals(y.element());
            case LOGIC -> x.isCondition() && y.isCondition();
        };
        Rules.require(allowed && x.shape().equals(y.shape()), this, inputs);
        return family == Family.ARITHMETIC ? x : TensorType.condition(x.shape());
    }

    @Override
    public boolean isElementwise() {
        return true;
    }

    @Override
    public List<Optional<Node>> backward(Node node, Node gradient, Graph graph) {
        if (family != Family.ARITHMETIC) {
            return List.of(Optional.empty(), Optional.empty());
        }
        Term x = NodeTerm.of(graph, node.input(0));
        Term y = NodeTerm.of(graph, node.input(1));
        Term z = NodeTerm.of(graph, node);
        return List.of(
                NodeTerm.scaled(graph, gradient, leftDerivative(x, y, z)),
                NodeTerm.scaled(graph, gradient, rightDerivative(x, y, z)));
    }

    @Override
    public NDArray evaluate(TensorType type, List<NDArray> inputs, Sizes sizes) {
        return inputs.get(0).combine(inputs.get(1), meaning);
    }

    @Override
    public Formula print(Node node, List<Formula> inputs) {
        if (this == POWER) {
            return Formula.power(inputs.get(0), inputs.get(1));
        }
        if (isFunction()) {
            return Formula.call(symbol, inputs);
        }
        boolean elementwise = this == MULTIPLY
                && node.inputs().stream()
                        .allMatch(input -> Broadcast.uniform(input).isEmpty());
        return elementwise
                ? Formula.elementwiseProduct(inputs.get(0), inputs.get(1))
                : Formula.infix(this, inputs.get(0), inputs.get(1));
    }
}
