package dev.gradsmith.graph.update;

import dev.gradsmith.graph.op.Term;
import java.util.List;

/**
 * The gradient over the root of a moving average of its squares: {@code s = alpha s + (1 - alpha) g²}, {@code p = p - rate g / (sqrt(s) +
 * epsilon)} (Tieleman and Hinton, "Neural networks for machine learning", lecture 6.5, 2012). Centered, the average of the gradient is
 * taken out of the squares, {@code s - m²} for {@code s} (Graves, "Generating sequences with recurrent neural networks", 2013,
 * equations 38 to 41). Momentum adds up the quotients, as in PyTorch.
 */
final class RmsProp implements UpdateRule {
    private static final UpdateOption.Numeric RATE = UpdateOption.number("rate", 1e-2);
    private static final UpdateOption.Numeric ALPHA =
            UpdateOption.number("alpha", 0.99, UpdateOption.Range.ZERO_TO_ONE);
    private static final UpdateOption.Numeric EPSILON = UpdateOption.number("epsilon", 1e-8);
    private static final UpdateOption.Numeric MOMENTUM = UpdateOption.number("momentum", 0);
    private static final UpdateOption.Flag CENTERED = UpdateOption.flag("centered");
    private static final UpdateOption.Numeric DECAY = UpdateOption.number("decay", 0);

    @Override
    public String name() {
        return "rmsprop";
    }

    @Override
    public List<UpdateOption> options() {
        return GradientLimits.after(RATE, ALPHA, EPSILON, MOMENTUM, CENTERED, DECAY);
    }

    @Override
    public Term next(ElementUpdate element) {
        Term gradient = element.gradientWithPenalty(DECAY);
        Term scale = variance(element, gradient).sqrt().plus(element.number(EPSILON));
        Term direction = gradient.over(scale);
        if (!element.isZero(MOMENTUM)) {
            Term momentum = element.number(MOMENTUM);
            Term quotient = direction;
            direction = element.remember(
                    "velocity", before -> momentum.times(before).plus(quotient));
        }
        return element.parameter().minus(element.number(RATE).times(direction));
    }

    private static Term variance(ElementUpdate element, Term gradient) {
        Term alpha = element.number(ALPHA);
        Term squares = element.average("squares", alpha, gradient.square());
        if (!element.isOn(CENTERED)) {
            return squares;
        }
        Term mean = element.average("mean", alpha, gradient);
        return squares.minus(mean.square());
    }
}
