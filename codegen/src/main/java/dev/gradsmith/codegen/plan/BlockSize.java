package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Node;
import java.util.List;
import java.util.OptionalInt;

/** How many rows a block has: so many that its loops are long, so few that what is computed of them stays in cache. */
final class BlockSize {
    private static final int LEAST = 64;
    private static final int MOST = 1024;

    /** Numbers of the widest value that is computed for a block. */
    private static final int MOST_NUMBERS = 8192;

    /** Numbers of the widest one that lies there already: it has to stay in the second cache only, where it is read twice. */
    private static final int MOST_NUMBERS_READ = 4 * MOST_NUMBERS;

    private BlockSize() {}

    /** For passes that compute the nodes; a power of 2. */
    static int of(List<Node> nodes) {
        int rows = MOST;
        for (Node node : nodes) {
            for (Node read : node.inputs()) {
                rows = Math.min(rows, rowsOf(read, Access.isVariable(read) ? MOST_NUMBERS_READ : MOST_NUMBERS));
            }
            rows = Math.min(rows, rowsOf(node, MOST_NUMBERS));
        }
        return rows;
    }

    /** A size that is not known is taken to be large. */
    private static int rowsOf(Node node, int mostNumbers) {
        if (node.type().isScalar()) {
            return MOST;
        }
        long width = 1;
        for (Dimension dimension : node.shape().subList(1, node.shape().size())) {
            OptionalInt size = dimension.fixedSize();
            if (size.isEmpty()) {
                return LEAST;
            }
            width = Math.min(mostNumbers, width * size.getAsInt());
        }
        int rows = MOST;
        while (rows > LEAST && rows * width > mostNumbers) {
            rows /= 2;
        }
        return rows;
    }
}
