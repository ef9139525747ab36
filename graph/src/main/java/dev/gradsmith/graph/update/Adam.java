package dev.gradsmith.graph.update;

import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Term;
import java.util.List;

/**
 * Adaptive moments: the moving average of the gradient over the root of that of its squares, both freed of their bias towards 0 (Kingma
 * and Ba, "Adam: a method for stochastic optimization", 2015, algorithm 1). The corrections of the bias are moved into the rate and
 * epsilon, which are the same for all elements (end of section 2 there, but with epsilon scaled too, so that the values are those of
 * algorithm 1). With {@code amsgrad} the divisor is the largest that there has been (Reddi, Kale and Kumar, "On the convergence of Adam
 * and beyond", 2018, algorithm 2, with the corrections as in PyTorch).
 */
final class Adam implements UpdateRule {
    static final UpdateOption.Numeric RATE = UpdateOption.number("rate", 1e-3);
    private static final UpdateOption.Numeric BETA1 =
            UpdateOption.number("beta1", 0.9, UpdateOption.Range.ZERO_TO_BELOW_ONE);
    private static final UpdateOption.Numeric BETA2 =
            UpdateOption.number("beta2", 0.999, UpdateOption.Range.ZERO_TO_BELOW_ONE);
    private static final UpdateOption.Numeric EPSILON = UpdateOption.number("epsilon", 1e-8);
    private static final UpdateOption.Flag AMSGRAD = UpdateOption.flag("amsgrad");
    private static final UpdateOption.Numeric DECAY = UpdateOption.number("decay", 0);

    @Override
    public String name() {
        return "adam";
    }

    @Override
    public List<UpdateOption> options() {
        return options(DECAY);
    }

    static List<UpdateOption> options(UpdateOption.Numeric decay) {
        return GradientLimits.after(RATE, BETA1, BETA2, EPSILON, AMSGRAD, decay);
    }

    @Override
    public Term next(ElementUpdate element) {
        return element.parameter().minus(step(element, element.gradientWithPenalty(DECAY)));
    }

    /** What the moments of {@code gradient} take off the parameter. */
    static Term step(ElementUpdate element, Term gradient) {
        Term beta1 = element.number(BETA1);
        Term beta2 = element.number(BETA2);
        Term mean = element.average("mean", beta1, gradient);
        Term squares = element.average("squares", beta2, gradient.square());
        Term divisor = element.isOn(AMSGRAD)
                ? element.remember("largest", before -> before.apply(Binary.MAXIMUM, squares))
                : squares;

        Term bias1 = beta1.power(element.step()).subtractedFrom(1);
        Term root = beta2.power(element.step()).subtractedFrom(1).sqrt();
        Term size = element.named("stepSize", element.number(RATE).times(root).over(bias1));
        Term epsilon = element.named("scaledEpsilon", element.number(EPSILON).times(root));
        return size.times(mean.over(divisor.sqrt().plus(epsilon)));
    }
}
