package dev.gradsmith.graph.update;

import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * What every rule can do with the gradient before it reads it: shorten that of all parameters together to a largest norm, as PyTorch's
 * {@code clip_grad_norm_} does, then bring each element between two bounds, as its {@code clip_grad_value_}.
 */
final class GradientLimits {
    /** The largest norm; 0 where there is none. */
    static final UpdateOption.Numeric NORM = UpdateOption.number("clip_norm", 0);

    /** The largest magnitude of an element; 0 where there is none. */
    static final UpdateOption.Numeric VALUE = UpdateOption.number("clip_value", 0);

    private GradientLimits() {}

    /** The options of a rule, and these. */
    static List<UpdateOption> after(UpdateOption... own) {
        List<UpdateOption> all = new ArrayList<>(List.of(own));
        all.add(NORM);
        all.add(VALUE);
        return List.copyOf(all);
    }

    /** The element between {@code -bound} and {@code bound}. */
    static Term clamped(Term element, Term bound) {
        return element.apply(Binary.MAXIMUM, bound.negate()).apply(Binary.MINIMUM, bound);
    }

    /** What a limit of 0 means: the largest number there is. */
    static Term bound(Term limit) {
        return limit.isPositive().choose(limit, limit.constant(Double.MAX_VALUE));
    }
}
