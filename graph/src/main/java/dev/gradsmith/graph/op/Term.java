package dev.gradsmith.graph.op;

/**
 * A value in the algebra in which elementwise operators are written: once, for every notation.
 *
 * <p>The reference evaluator reads a formula with numbers, differentiation reads it with nodes of the graph, and the emitter
 * with pieces of Java, so that they cannot disagree. An implementation says what a constant, an operator and a choice
 * are; everything else is spelled in those.
 */
public interface Term {
    /** The number {@code value}, in this term's notation and shape. */
    Term constant(double value);

    Term apply(Unary op);

    Term apply(Binary op, Term right);

    /** Where this condition holds {@code whenTrue}, elsewhere {@code whenFalse}. */
    Term choose(Term whenTrue, Term whenFalse);

    default Term plus(Term other) {
        return apply(Binary.ADD, other);
    }

    default Term plus(double other) {
        return plus(constant(other));
    }

    default Term minus(Term other) {
        return apply(Binary.SUBTRACT, other);
    }

    default Term minus(double other) {
        return minus(constant(other));
    }

    /** {@code value - this}. */
    default Term subtractedFrom(double value) {
        return constant(value).minus(this);
    }

    default Term times(Term other) {
        return apply(Binary.MULTIPLY, other);
    }

    default Term times(double other) {
        return times(constant(other));
    }

    default Term over(Term other) {
        return apply(Binary.DIVIDE, other);
    }

    /** {@code 1 / this}. */
    default Term inverse() {
        return constant(1).over(this);
    }

    default Term power(Term exponent) {
        return apply(Binary.POWER, exponent);
    }

    default Term isLess(Term other) {
        return apply(Binary.LESS, other);
    }

    default Term isAtLeast(double other) {
        return apply(Binary.GREATER_EQUAL, constant(other));
    }

    default Term isPositive() {
        return apply(Binary.GREATER, constant(0));
    }

    default Term isEqual(Term other) {
        return apply(Binary.EQUAL, other);
    }

    /** This condition and another. */
    default Term and(Term other) {
        return apply(Binary.AND, other);
    }

    default Term negate() {
        return apply(Unary.NEGATE);
    }

    default Term exp() {
        return apply(Unary.EXP);
    }

    default Term log() {
        return apply(Unary.LOG);
    }

    default Term log1p() {
        return apply(Unary.LOG1P);
    }

    default Term sqrt() {
        return apply(Unary.SQRT);
    }

    default Term abs() {
        return apply(Unary.ABS);
    }

    default Term sign() {
        return apply(Unary.SIGN);
    }

    default Term square() {
        return apply(Unary.SQUARE);
    }

    default Term sin() {
        return apply(Unary.SIN);
    }

    default Term cos() {
        return apply(Unary.COS);
    }

    default Term sinh() {
        return apply(Unary.SINH);
    }

    default Term cosh() {
        return apply(Unary.COSH);
    }

    default Term sigmoid() {
        return apply(Unary.SIGMOID);
    }

    default Term digamma() {
        return apply(Unary.DIGAMMA);
    }

    /** The derivative of order {@code this} of the digamma function at {@code x}. */
    default Term polygamma(Term x) {
        return apply(Binary.POLYGAMMA, x);
    }

    default Term relu() {
        return apply(Unary.RELU);
    }
}
