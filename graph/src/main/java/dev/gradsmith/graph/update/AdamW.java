package dev.gradsmith.graph.update;

import dev.gradsmith.graph.op.Term;
import java.util.List;

/**
 * {@link Adam} with decay apart from the gradient: the parameter is scaled by {@code 1 - rate decay} before the step (Loshchilov and
 * Hutter, "Decoupled weight decay regularization", 2019, algorithm 2, with the decay times the rate as in PyTorch).
 */
final class AdamW implements UpdateRule {
    private static final UpdateOption.Numeric DECAY = UpdateOption.number("decay", 1e-2);

    @Override
    public String name() {
        return "adamw";
    }

    @Override
    public List<UpdateOption> options() {
        return Adam.options(DECAY);
    }

    @Override
    public Term next(ElementUpdate element) {
        return decayed(element).minus(Adam.step(element, element.gradient()));
    }

    private static Term decayed(ElementUpdate element) {
        if (element.isZero(DECAY)) {
            return element.parameter();
        }
        Term kept = element.number(Adam.RATE).times(element.number(DECAY)).subtractedFrom(1);
        return element.named("kept", kept).times(element.parameter());
    }
}
