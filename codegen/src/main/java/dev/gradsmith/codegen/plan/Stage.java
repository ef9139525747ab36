package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.cost.Cost;
import java.util.List;
import java.util.stream.Stream;

/** A step of a plan. */
public sealed interface Stage {
    /** The kernels in their order, in parts that are small enough for a method each; at least one part. */
    List<List<Kernel>> parts();

    /** Works on whole values; runs between passes. */
    record Whole(List<List<Kernel>> parts) implements Stage {
        public Whole {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Walks the rows of the batch once.
     *
     * @param level tells it from the other passes of its plan
     * @param sums the kernels that add up rows which the others have computed, in parts; empty where one loop does both
     * @param accumulators what it adds up over the rows
     * @param rowValues stored values of this pass with a row for each example
     * @param shape how the rows are walked
     * @param rowWork the operations for one row
     */
    record Pass(
            int level,
            List<List<Kernel>> parts,
            List<List<Kernel>> sums,
            List<Node> accumulators,
            List<Node> rowValues,
            Walk shape,
            Cost rowWork)
            implements Stage {
        public Pass {
            parts = List.copyOf(parts);
            sums = List.copyOf(sums);
            accumulators = List.copyOf(accumulators);
            rowValues = List.copyOf(rowValues);
        }

        /** Its loops in which all arrays have one index. */
        public Stream<Kernel.Flat> flatLoops() {
            return parts.stream()
                    .flatMap(List::stream)
                    .filter(Kernel.Flat.class::isInstance)
                    .map(Kernel.Flat.class::cast);
        }

        /** Whether the sums over the rows are added up apart from what computes the rows. */
        public boolean sumsApart() {
            return !sums.isEmpty();
        }

        /** How many numbers the accumulators are. */
        public Cost sumCount() {
            return accumulators.stream()
                    .map(node -> Cost.elements(node.shape()))
                    .reduce(Cost.NONE, Cost::plus);
        }
    }

    /** How a pass walks its rows. */
    enum Walk {
        /** Row by row, every element a local variable: for small fixed dimensions. */
        UNROLLED,
        /** In blocks of rows that stay in cache, kernel by kernel. */
        BLOCKS
    }
}
