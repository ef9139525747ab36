package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Node;
import java.util.List;
import java.util.stream.Stream;

/** One unit of work within a stage. It reads and writes stored values; what is elementwise between them has no storage. */
public sealed interface Kernel {
    /** The values that it computes. */
    List<Node> results();

    /** What a result is computed from: values in storage, or what leads to them. */
    default List<Node> operands(Node result) {
        return result.inputs();
    }

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

        @Override
        public List<Node> results() {
            return Stream.concat(stores.stream(), sums.stream()).toList();
        }
    }

    /**
     * A loop over all elements of a block, in which every array has the same index.
     *
     * @param stores values of that shape to be stored
     * @param reads the values in storage that they are computed from
     */
    record Flat(List<Dimension> shape, List<Node> stores, List<Node> reads) implements Kernel {
        public Flat {
            shape = List.copyOf(shape);
            stores = List.copyOf(stores);
            reads = List.copyOf(reads);
        }

        @Override
        public List<Node> results() {
            return stores;
        }
    }

    /** An elementwise function that the runtime computes of a whole block. */
    record Function(Node node) implements Kernel {
        @Override
        public List<Node> results() {
            return List.of(node);
        }
    }

    /** A product with a condition; see {@link Gate}. */
    record Gated(Node node) implements Kernel {
        @Override
        public List<Node> results() {
            return List.of(node);
        }

        /** The value that decides, even where the condition is stored, too. */
        @Override
        public List<Node> operands(Node result) {
            return Gate.of(result).orElseThrow().operands();
        }
    }

    /** A broadcast that is stored; see {@link Spread}. */
    record Repeat(Node node) implements Kernel {
        @Override
        public List<Node> results() {
            return List.of(node);
        }
    }

    /** A sum over the rows of a stored value, added to its accumulator; see {@link RowSum}. */
    record Sum(Node node) implements Kernel {
        @Override
        public List<Node> results() {
            return List.of(node);
        }
    }

    /** A reduction along axes that are complete within the stage, to a value or a position. */
    record Fold(Node node) implements Kernel {
        @Override
        public List<Node> results() {
            return List.of(node);
        }
    }

    /** A concatenation: each part is computed into its place. */
    record Join(Node node) implements Kernel {
        @Override
        public List<Node> results() {
            return List.of(node);
        }
    }

    /** A recurrence: elements along its axis are computed one after the other. */
    record Scan(Node node) implements Kernel {
        @Override
        public List<Node> results() {
            return List.of(node);
        }
    }

    /** Adds elements where their indices say; over the rows of a pass, to its accumulator. */
    record Scatter(Node node) implements Kernel {
        @Override
        public List<Node> results() {
            return List.of(node);
        }
    }

    /** A contraction; one that sums over the rows of a pass is added to its accumulator. */
    record Product(Node node) implements Kernel {
        @Override
        public List<Node> results() {
            return List.of(node);
        }
    }
}
