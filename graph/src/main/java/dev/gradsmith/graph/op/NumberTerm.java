package dev.gradsmith.graph.op;

/** The algebra read with numbers; a condition is 1 or 0. */
public record NumberTerm(double value) implements Term {
    static double valueOf(Term term) {
        return ((NumberTerm) term).value;
    }

    @Override
    public Term constant(double constant) {
        return new NumberTerm(constant);
    }

    @Override
    public Term apply(Unary op) {
        return op.primitive()
                .<Term>map(function -> new NumberTerm(function.applyAsDouble(value)))
                .orElseGet(() -> op.expand(this));
    }

    @Override
    public Term apply(Binary op, Term right) {
        return new NumberTerm(op.evaluate(value, valueOf(right)));
    }

    @Override
    public Term choose(Term whenTrue, Term whenFalse) {
        return value != 0 ? whenTrue : whenFalse;
    }
}
