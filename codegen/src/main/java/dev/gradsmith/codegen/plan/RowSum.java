package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Reduce;
import java.util.List;
import java.util.Optional;

/** What a sum over all rows leaves, where a kernel of the runtime can compute it from a block. */
public enum RowSum {
    /** A sum for each element of a row. */
    OF_ELEMENTS,
    /** One number. */
    OF_ALL;

    /** Of a reduction; empty for any other. */
    public static Optional<RowSum> of(Node node) {
        if (!(node.op() instanceof Reduce reduce)
                || reduce.kind() != Reduce.Kind.SUM
                || !node.type().isReal()) {
            return Optional.empty();
        }
        if (node.type().isScalar()) {
            return Optional.of(OF_ALL);
        }
        return reduce.axes().equals(List.of(0)) ? Optional.of(OF_ELEMENTS) : Optional.empty();
    }
}
