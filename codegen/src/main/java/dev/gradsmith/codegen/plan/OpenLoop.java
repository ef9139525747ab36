package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A loop over the elements of a shape to which values are still added. */
final class OpenLoop {
    private final List<Dimension> shape;
    private final List<Node> stores = new ArrayList<>();
    private final List<Node> sums = new ArrayList<>();
    private Optional<FlatBody> body;
    private int size;

    /**
     * @param body what a flat loop does; empty for any other loop
     * @param size of its code, as {@link CodeSize} counts
     */
    OpenLoop(List<Dimension> shape, Optional<FlatBody> body, int size) {
        this.shape = shape;
        this.body = body;
        this.size = size;
    }

    /** Whether a value of that shape may be computed here too, without making the loop too long for a method, or for vector instructions. */
    boolean takes(List<Dimension> others, Optional<FlatBody> more, int moreSize) {
        boolean alike = shape.equals(others) && body.isPresent() == more.isPresent();
        return alike
                && size + moreSize <= CodeSize.MOST_IN_METHOD
                && body.map(own -> !own.isFull() && own.and(more.orElseThrow()).isShort())
                        .orElse(true);
    }

    /** Makes room for a value that it takes. */
    void add(Optional<FlatBody> more, int moreSize) {
        size += moreSize;
        body = body.map(own -> own.and(more.orElseThrow()));
    }

    /** Stores each element of a value. */
    void store(Node value) {
        stores.add(value);
    }

    /** Adds up the elements that a reduction has. */
    void sum(Node reduction) {
        sums.add(reduction);
    }

    Kernel close() {
        return body.<Kernel>map(flat -> new Kernel.Flat(shape, stores, List.copyOf(flat.reads())))
                .orElseGet(() -> new Kernel.Loop(shape, stores, sums));
    }
}
