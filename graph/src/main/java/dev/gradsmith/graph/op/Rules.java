package dev.gradsmith.graph.op;

import dev.gradsmith.diagnostic.CompilerBug;
import dev.gradsmith.graph.TensorType;
import java.util.List;

/** Checks that shape rules share. */
final class Rules {
    private Rules() {}

    static void requireCount(Op op, List<TensorType> inputs, int count) {
        require(inputs.size() == count, op, inputs);
    }

    static void require(boolean holds, Op op, List<TensorType> inputs) {
        if (!holds) {
            throw new CompilerBug("graph", op + " cannot take " + inputs);
        }
    }
}
