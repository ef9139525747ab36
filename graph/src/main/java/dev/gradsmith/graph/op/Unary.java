package dev.gradsmith.graph.op;

import dev.gradsmith.graph.ElementType;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import dev.gradsmith.graph.evaluate.NDArray;
import dev.gradsmith.graph.evaluate.Sizes;
import dev.gradsmith.graph.evaluate.SpecialFunctions;
import dev.gradsmith.graph.print.Formula;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * Elementwise operators of one operand. A constant's name in lower case is its name in the model language.
 *
 * <p>Each is either primitive, a function that the target offers, or a formula of other operators. The derivative is a formula
 * of the operand {@code x} and the result {@code y}. Where there is none it is the subgradient that PyTorch takes. What is convex or
 * concave says so first.
 */
public enum Unary implements Op {
    NEGATE(x -> -x, (x, y) -> x.constant(-1)),
    NOT(x -> x == 0 ? 1 : 0, (x, y) -> x.constant(0)),
    EXP(Course.CONVEX_RISING_POSITIVE, Math::exp, (x, y) -> y),
    LOG(Course.CONCAVE_RISING, Math::log, (x, y) -> x.inverse()),
    LOG1P(Course.CONCAVE_RISING, Math::log1p, (x, y) -> x.plus(1).inverse()),
    EXPM1(Course.CONVEX_RISING, Math::expm1, (x, y) -> y.plus(1)),
    SQRT(Course.ROOT, Math::sqrt, (x, y) -> y.inverse().times(0.5)),
    ABS(Course.CORNER, Math::abs, (x, y) -> x.sign()),
    SIGN(Math::signum, (x, y) -> x.constant(0)),
    SQUARE(Course.BOWL, formula(x -> x.times(x)), (x, y) -> x.times(2)),
    SIN(Math::sin, (x, y) -> x.cos()),
    COS(Math::cos, (x, y) -> x.sin().negate()),
    TAN(Math::tan, (x, y) -> y.square().plus(1)),
    ASIN(Math::asin, (x, y) -> x.square().subtractedFrom(1).sqrt().inverse()),
    ACOS(Math::acos, (x, y) -> x.square().subtractedFrom(1).sqrt().inverse().negate()),
    ATAN(Math::atan, (x, y) -> x.square().plus(1).inverse()),
    SINH(Math::sinh, (x, y) -> x.cosh()),
    COSH(Course.BOWL, Math::cosh, (x, y) -> x.sinh()),
    TANH(Math::tanh, (x, y) -> y.square().subtractedFrom(1)),
    /** 1 / (1 + exp(-x)), written so that exp never overflows. */
    SIGMOID(
            Course.POSITIVE,
            formula(x -> {
                Term e = x.abs().negate().exp();
                Term larger = e.plus(1).inverse();
                return x.isAtLeast(0).choose(larger, e.times(larger));
            }),
            (x, y) -> y.times(y.subtractedFrom(1))),
    /** log(1 + exp(x)), written so that exp never overflows. */
    SOFTPLUS(
            Course.CONVEX_RISING_POSITIVE,
            formula(x -> x.relu().plus(x.abs().negate().exp().log1p())),
            (x, y) -> x.sigmoid()),
    RELU(
            Course.HINGE,
            formula(x -> x.apply(Binary.MAXIMUM, x.constant(0))),
            (x, y) -> x.isPositive().choose(x.constant(1), x.constant(0))),
    ERF(SpecialFunctions::erf, (x, y) -> x.square().negate().exp().times(2 / Math.sqrt(Math.PI))),
    /** log |Γ(x)|. */
    LGAMMA(SpecialFunctions::lgamma, (x, y) -> x.digamma()),
    /** The derivative of LGAMMA. */
    DIGAMMA(SpecialFunctions::digamma, (x, y) -> x.constant(1).apply(Binary.POLYGAMMA, x)),
    FLOOR(Math::floor, (x, y) -> x.constant(0)),
    CEIL(Math::ceil, (x, y) -> x.constant(0)),
    /** To the nearest integer, halves to even. */
    ROUND(Math::rint, (x, y) -> x.constant(0)),
    /** Its operand, of which it counts as a constant when differentiated. */
    STOP_GRADIENT(formula(x -> x), (x, y) -> x.constant(0));

    private final Course course;
    private final Optional<DoubleUnaryOperator> primitive;
    private final UnaryOperator<Term> formula;
    private final BinaryOperator<Term> derivative;

    Unary(DoubleUnaryOperator primitive, BinaryOperator<Term> derivative) {
        this(Course.UNKNOWN, primitive, derivative);
    }

    Unary(Course course, DoubleUnaryOperator primitive, BinaryOperator<Term> derivative) {
        this.course = course;
        this.primitive = Optional.of(primitive);
        this.formula = x -> x.apply(this);
        this.derivative = derivative;
    }

    Unary(Expansion expansion, BinaryOperator<Term> derivative) {
        this(Course.UNKNOWN, expansion, derivative);
    }

    Unary(Course course, Expansion expansion, BinaryOperator<Term> derivative) {
        this.course = course;
        this.primitive = Optional.empty();
        this.formula = expansion.formula();
        this.derivative = derivative;
    }

    /** Tells the two constructors' lambdas apart. */
    private record Expansion(UnaryOperator<Term> formula) {}

    private static Expansion formula(UnaryOperator<Term> formula) {
        return new Expansion(formula);
    }

    /** How the function bends and where it goes; a negation, which is linear, is known by its name. */
    public Course course() {
        return course;
    }

    /** The function on numbers, where this operator is primitive. */
    public Optional<DoubleUnaryOperator> primitive() {
        return primitive;
    }

    /** The operator's meaning in terms of others; of itself, where it is primitive. */
    public Term expand(Term x) {
        return formula.apply(x);
    }

    /** dy/dx at x, where y is this operator's result. */
    public Term derivative(Term x, Term y) {
        return derivative.apply(x, y);
    }

    /** The name in the model language. */
    public String functionName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public TensorType type(List<TensorType> inputs) {
        Rules.requireCount(this, inputs, 1);
        TensorType x = inputs.get(0);
        ElementType expected = this == NOT ? ElementType.CONDITION : ElementType.REAL;
        Rules.require(x.element().equals(expected), this, inputs);
        return x;
    }

    @Override
    public boolean isElementwise() {
        return true;
    }

    @Override
    public List<Optional<Node>> backward(Node node, Node gradient, Graph graph) {
        Term slope = derivative(NodeTerm.of(graph, node.input(0)), NodeTerm.of(graph, node));
        return List.of(NodeTerm.scaled(graph, gradient, slope));
    }

    @Override
    public NDArray evaluate(TensorType type, List<NDArray> inputs, Sizes sizes) {
        return inputs.get(0).map(x -> NumberTerm.valueOf(new NumberTerm(x).apply(this)));
    }

    @Override
    public Formula print(Node node, List<Formula> inputs) {
        Formula x = inputs.get(0);
        if (this == NEGATE || this == NOT) {
            return Formula.prefix(this == NEGATE ? "-" : "!", x);
        }
        if (this == SQUARE) {
            return Formula.power(x, "2");
        }
        return Formula.call(functionName(), inputs);
    }
}
