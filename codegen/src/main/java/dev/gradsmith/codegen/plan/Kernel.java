package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Node;
import java.util.List;

/** One unit of work within a stage. It reads and writes stored values; what is elementwise between them has no storage. */
public sealed interface Kernel {
    /**
     * One loop nest over all elements of {@code shape}.
     *
     * @param stores values of that shape to be stored
     * @param sums reductions over values of that shape that are added up over the rows of a pass
     */
    record Loop(List<Dimension> shape, List<Node> stores, List<Node> sums) implements Kernel {
        public Loop {
            shape = List.copyOf(shape);
            stores = List.copyOf(stores);
            sums = List.copyOf(sums);
        }
    }

    /** A reduction along axes that are complete within the stage. */
    record Fold(Node node) implements Kernel {}

    /** A contraction; one that sums over the rows of a pass is added to its accumulator. */
    record Product(Node node) implements Kernel {}
}
