package dev.gradsmith.graph.update;

import dev.gradsmith.graph.op.Term;
import java.util.List;

/**
 * A rate for each element that falls with the squares of its gradients: {@code s = s + g²}, {@code p = p - rate g / (sqrt(s) + epsilon)}
 * (Duchi, Hazan and Singer, "Adaptive subgradient methods for online learning and stochastic optimization", 2011, figure 1 with a
 * diagonal matrix). As in PyTorch the rate may fall with the steps besides, as {@code rate / (1 + (step - 1) rate_decay)}.
 */
final class Adagrad implements UpdateRule {
    private static final UpdateOption.Numeric RATE = UpdateOption.number("rate", 1e-2);
    private static final UpdateOption.Numeric RATE_DECAY = UpdateOption.number("rate_decay", 0);
    private static final UpdateOption.Numeric INITIAL = UpdateOption.number("initial_accumulator", 0);
    private static final UpdateOption.Numeric EPSILON = UpdateOption.number("epsilon", 1e-10);
    private static final UpdateOption.Numeric DECAY = UpdateOption.number("decay", 0);

    @Override
    public String name() {
        return "adagrad";
    }

    @Override
    public List<UpdateOption> options() {
        return GradientLimits.after(RATE, RATE_DECAY, INITIAL, EPSILON, DECAY);
    }

    @Override
    public Term next(ElementUpdate element) {
        Term gradient = element.gradientWithPenalty(DECAY);
        Term squares = element.remember("squares", element.number(INITIAL), before -> before.plus(gradient.square()));
        Term scale = squares.sqrt().plus(element.number(EPSILON));
        return element.parameter().minus(rate(element).times(gradient.over(scale)));
    }

    private static Term rate(ElementUpdate element) {
        Term rate = element.number(RATE);
        if (element.isZero(RATE_DECAY)) {
            return rate;
        }
        Term earlierSteps = element.step().minus(1);
        return element.named(
                "stepSize",
                rate.over(earlierSteps.times(element.number(RATE_DECAY)).plus(1)));
    }
}
