package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Node;
import java.util.List;
import java.util.OptionalInt;

/** How many rows a block has: so many that its loops are long, so few that what is computed of them stays in cache. */
final class BlockSize {
    private static final int LEAST = 64;
    private static final int MOST = 1024;

    /** Numbers of a block's widest value. */
    private static final int MOST_NUMBERS = 8192;

    private BlockSize() {}

    /** For passes that compute the nodes; a power of 2. */
    static int of(List<Node> nodes) {
        int rows = MOST;
        for (Node node : nodes) {
            for (Node read : node.inputs()) {
                rows = Math.min(rows, rowsOf(read));
            }
            rows = Math.min(rows, rowsOf(node));
        }
        return rows;
    }

    /** A size that is not known is taken to be large. */
    private static int rowsOf(Node node) {
        if (node.type().isScalar()) {
            return MOST;
        }
        long width = 1;
        for (Dimension dimension : node.shape().subList(1, node.shape().size())) {
            OptionalInt size = dimension.fixedSize();
            if (size.isEmpty()) {
                return LEAST;
            }
            width = Math.min(MOST_NUMBERS, width * size.getAsInt());
        }
        int rows = MOST;
        while (rows > LEAST && rows * width > MOST_NUMBERS) {
            rows /= 2;
        }
        return rows;
    }
}
