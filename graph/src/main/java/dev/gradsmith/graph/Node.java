package dev.gradsmith.graph;

import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.graph.op.Op;
import java.util.List;
import java.util.Optional;

/**
 * One value of a graph: an operator applied to other nodes.
 *
 * <p>Nodes are made and interned by {@link Graph}, so two nodes of a graph are the same value exactly when they are the same
 * object. The source span, where the value was first written, is not part of that identity.
 */
public final class Node {
    private final int id;
    private final Op op;
    private final List<Node> inputs;
    private final TensorType type;
    private final Optional<SourceSpan> span;

    Node(int id, Op op, List<Node> inputs, TensorType type, Optional<SourceSpan> span) {
        this.id = id;
        this.op = op;
        this.inputs = inputs;
        this.type = type;
        this.span = span;
    }

    /** The order of creation within the graph: inputs come before the nodes that use them. */
    public int id() {
        return id;
    }

    public Op op() {
        return op;
    }

    public List<Node> inputs() {
        return inputs;
    }

    public Node input(int index) {
        return inputs.get(index);
    }

    public TensorType type() {
        return type;
    }

    public List<Dimension> shape() {
        return type.shape();
    }

    public Optional<SourceSpan> span() {
        return span;
    }

    /** For debugging: {@code %7 = exp(%3) : [n, d]}. */
    @Override
    public String toString() {
        List<String> names = inputs.stream().map(input -> "%" + input.id).toList();
        return "%" + id + " = " + op + names + " : " + type.shapeText();
    }
}
