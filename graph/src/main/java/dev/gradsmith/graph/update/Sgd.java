package dev.gradsmith.graph.update;

import dev.gradsmith.graph.op.Term;
import java.util.List;

/**
 * Stochastic gradient descent, with momentum in the form of PyTorch, where the velocity is a sum of gradients and the rate scales it
 * afterwards: {@code v = momentum v + g}, {@code p = p - rate v}. Nesterov's variant looks ahead, {@code p = p - rate (g + momentum v)}
 * (Sutskever, Martens, Dahl and Hinton, "On the importance of initialization and momentum in deep learning", 2013, section 3, in that
 * form). A penalty {@code l1 sum(|p|)} is taken by its proximal step after that, which can make an element exactly 0 where a gradient
 * cannot (Parikh and Boyd, "Proximal algorithms", 2014, section 6.5.2).
 */
final class Sgd implements UpdateRule {
    private static final UpdateOption.Numeric RATE = UpdateOption.number("rate", 1e-3);
    private static final UpdateOption.Numeric MOMENTUM = UpdateOption.number("momentum", 0);
    private static final UpdateOption.Flag NESTEROV = UpdateOption.flag("nesterov", MOMENTUM);
    private static final UpdateOption.Numeric DECAY = UpdateOption.number("decay", 0);
    private static final UpdateOption.Numeric L1 = UpdateOption.number("l1", 0);

    @Override
    public String name() {
        return "sgd";
    }

    @Override
    public List<UpdateOption> options() {
        return GradientLimits.after(RATE, MOMENTUM, NESTEROV, DECAY, L1);
    }

    @Override
    public Term next(ElementUpdate element) {
        Term step = element.number(RATE).times(direction(element));
        Term moved = element.parameter().minus(step);
        return element.isZero(L1) ? moved : shrunk(element.named("moved", moved), element);
    }

    /** What a penalty of {@code l1} times the magnitude leaves: {@code sign(p) max(|p| - rate l1, 0)}, so that small elements become 0. */
    private static Term shrunk(Term moved, ElementUpdate element) {
        Term threshold = element.named("threshold", element.number(RATE).times(element.number(L1)));
        return moved.sign().times(moved.abs().minus(threshold).relu());
    }

    private static Term direction(ElementUpdate element) {
        Term gradient = element.gradientWithPenalty(DECAY);
        if (element.isZero(MOMENTUM)) {
            return gradient;
        }
        Term momentum = element.number(MOMENTUM);
        Term velocity =
                element.remember("velocity", before -> momentum.times(before).plus(gradient));
        return element.isOn(NESTEROV) ? gradient.plus(momentum.times(velocity)) : velocity;
    }
}
