package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Contract;

/** A sum over the rows that is a matrix, A' B of the rows: as a gradient of weights, so large that chunks should not have one each. */
public final class MatrixSum {
    private MatrixSum() {}

    /** Whether an accumulator is one. */
    public static boolean is(Node accumulator) {
        return accumulator.op() instanceof Contract contract
                && contract.summed().size() == 1
                && contract.left().size() == 2
                && contract.right().size() == 2
                && contract.result().size() == 2;
    }
}
