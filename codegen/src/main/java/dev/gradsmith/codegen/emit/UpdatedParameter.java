package dev.gradsmith.codegen.emit;

import dev.gradsmith.codegen.plan.Program;
import dev.gradsmith.graph.Dimension;
import java.util.ArrayList;
import java.util.List;

/**
 * One parameter, and where its update finds what belongs to it.
 *
 * @param gradient the expression that holds it
 * @param states the fields of what the formula remembers, in its order
 */
record UpdatedParameter(Program.Update update, String gradient, List<String> states) {
    UpdatedParameter {
        states = List.copyOf(states);
    }

    String name() {
        return update.parameter().name();
    }

    /** The expression that holds the parameter. */
    String place() {
        return "model." + name();
    }

    List<Dimension> shape() {
        return update.parameter().type().shape();
    }

    boolean isScalar() {
        return shape().isEmpty();
    }

    /** The fields that the update needs for itself. */
    List<String> fields() {
        List<String> fields = new ArrayList<>(states);
        if (update.readsAnotherParameter()) {
            fields.add(gradient);
        }
        return fields;
    }
}
