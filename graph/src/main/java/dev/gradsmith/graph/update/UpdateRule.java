package dev.gradsmith.graph.update;

import dev.gradsmith.graph.op.Term;
import java.util.List;

/** A rule by which a training step changes the parameters. What is intrinsic to it stands in its one class. */
public interface UpdateRule {
    /** The name in the model language. */
    String name();

    /** All options with their defaults, the rate first: it may be given without its name. */
    List<UpdateOption> options();

    /** The next value of one element of a parameter. What the rule remembers until the next step it leaves with {@code element}. */
    Term next(ElementUpdate element);
}
