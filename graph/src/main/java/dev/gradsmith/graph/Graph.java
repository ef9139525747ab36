package dev.gradsmith.graph;

import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Broadcast;
import dev.gradsmith.graph.op.Concat;
import dev.gradsmith.graph.op.Constant;
import dev.gradsmith.graph.op.Contract;
import dev.gradsmith.graph.op.Gather;
import dev.gradsmith.graph.op.Iota;
import dev.gradsmith.graph.op.Op;
import dev.gradsmith.graph.op.Permute;
import dev.gradsmith.graph.op.Recurrence;
import dev.gradsmith.graph.op.Reduce;
import dev.gradsmith.graph.op.Reshape;
import dev.gradsmith.graph.op.Select;
import dev.gradsmith.graph.op.Size;
import dev.gradsmith.graph.op.Slice;
import dev.gradsmith.graph.op.Unary;
import dev.gradsmith.graph.op.Variable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The factory of nodes. It interns them, so that a common subexpression is one node however often it is written.
 *
 * <p>Operators take operands of exactly the shapes that their rules say; broadcasting is a node of its own, made by
 * {@link #broadcast}.
 */
public final class Graph {
    private record Key(Op op, List<Node> inputs) {}

    private final Map<Key, Node> nodes;
    private final Optional<SourceSpan> span;

    public Graph() {
        this(new HashMap<>(), Optional.empty());
    }

    private Graph(Map<Key, Node> nodes, Optional<SourceSpan> span) {
        this.nodes = nodes;
        this.span = span;
    }

    /** The same graph, which gives new nodes {@code span} as their origin. */
    public Graph at(Optional<SourceSpan> span) {
        return new Graph(nodes, span);
    }

    /** The node that applies {@code op} to {@code inputs}. */
    public Node node(Op op, List<Node> inputs) {
        Key key = new Key(op, List.copyOf(inputs));
        Node existing = nodes.get(key);
        if (existing != null) {
            return existing;
        }
        TensorType type = op.type(inputs.stream().map(Node::type).toList());
        Node made = new Node(nodes.size(), op, key.inputs(), type, span);
        nodes.put(key, made);
        return made;
    }

    /** The node that applies {@code op} to {@code inputs}, where it has been made. */
    public Optional<Node> find(Op op, List<Node> inputs) {
        return Optional.ofNullable(nodes.get(new Key(op, List.copyOf(inputs))));
    }

    /** How many nodes have been made. */
    public int size() {
        return nodes.size();
    }

    public Node constant(double value) {
        return node(new Constant(value), List.of());
    }

    /** {@code value} in every element of {@code shape}. */
    public Node constant(double value, List<Dimension> shape) {
        return broadcast(constant(value), shape);
    }

    /** A variable that stands for a value of {@code type} until that takes its place. */
    public Node placeholder(TensorType type) {
        // A name that no other has, nor any name of the language.
        return node(new Variable("placeholder." + nodes.size(), Variable.Role.PLACEHOLDER, type), List.of());
    }

    /** The unit matrix. */
    public Node identity(Dimension size) {
        List<Dimension> shape = List.of(size, size);
        Node positions = node(new Iota(size, new ElementType.Index(size)), List.of());
        Node diagonal =
                binary(Binary.EQUAL, broadcast(positions, shape, List.of(0)), broadcast(positions, shape, List.of(1)));
        return select(diagonal, constant(1, shape), constant(0, shape));
    }

    /** The dimension's size as a number. */
    public Node size(Dimension dimension) {
        if (dimension.isFixed()) {
            return constant(dimension.fixedSize().getAsInt());
        }
        return node(new Size(dimension), List.of());
    }

    public Node unary(Unary op, Node x) {
        return node(op, List.of(x));
    }

    public Node binary(Binary op, Node left, Node right) {
        return node(op, List.of(left, right));
    }

    public Node add(Node left, Node right) {
        return binary(Binary.ADD, left, right);
    }

    public Node multiply(Node left, Node right) {
        return binary(Binary.MULTIPLY, left, right);
    }

    public Node select(Node condition, Node whenTrue, Node whenFalse) {
        return node(new Select(), List.of(condition, whenTrue, whenFalse));
    }

    /** Repeats {@code x}, whose axis i becomes axis {@code axes[i]} of {@code shape}. */
    public Node broadcast(Node x, List<Dimension> shape, List<Integer> axes) {
        return x.shape().equals(shape) ? x : node(new Broadcast(shape, axes), List.of(x));
    }

    /** Repeats a scalar. */
    public Node broadcast(Node scalar, List<Dimension> shape) {
        return broadcast(scalar, shape, List.of());
    }

    public Node permute(Node x, List<Integer> axes) {
        boolean unchanged = axes.equals(IntStream.range(0, axes.size()).boxed().toList());
        return unchanged ? x : node(new Permute(axes), List.of(x));
    }

    public Node reduce(Reduce.Kind kind, Node x, List<Integer> axes) {
        return axes.isEmpty() ? x : node(new Reduce(kind, axes), List.of(x));
    }

    public Node sum(Node x, List<Integer> axes) {
        return reduce(Reduce.Kind.SUM, x, axes);
    }

    /** The sum of all elements. */
    public Node sum(Node x) {
        return sum(x, IntStream.range(0, x.type().rank()).boxed().toList());
    }

    /** The part of {@code x} from {@code from} on, {@code size} long. */
    public Node slice(Node x, int axis, Dimension from, Dimension size) {
        boolean whole = from.equals(Dimension.of(0)) && size.equals(x.shape().get(axis));
        return whole ? x : node(new Slice(axis, from, size), List.of(x));
    }

    /** The parts one after the other; empty ones are left out. */
    public Node concat(int axis, List<Node> parts) {
        List<Node> filled = parts.stream()
                .filter(part -> !part.shape().get(axis).equals(Dimension.of(0)))
                .toList();
        return filled.size() == 1 ? filled.get(0) : node(new Concat(axis), filled);
    }

    /** Each element takes the place of the next in the direction; a zero comes in at the end that becomes free. */
    public Node shift(Node x, int axis, Recurrence.Direction direction) {
        Dimension one = Dimension.of(1);
        Dimension rest = x.shape().get(axis).minus(one);
        List<Dimension> edge = new ArrayList<>(x.shape());
        edge.set(axis, one);
        Node zero = constant(0, edge);
        return direction == Recurrence.Direction.FORWARD
                ? concat(axis, List.of(zero, slice(x, axis, Dimension.of(0), rest)))
                : concat(axis, List.of(slice(x, axis, one, rest), zero));
    }

    /**
     * The same elements under another shape. To a scalar it is a sum and from one a broadcast: in generated code a scalar is no array, so
     * that the one cannot lie where the other does.
     */
    public Node reshape(Node x, List<Dimension> shape) {
        if (x.shape().equals(shape)) {
            return x;
        }
        if (x.type().isScalar()) {
            return broadcast(x, shape);
        }
        return shape.isEmpty() ? sum(x) : node(new Reshape(shape), List.of(x));
    }

    public Node gather(Node table, int axis, Node ids) {
        return node(new Gather(axis), List.of(table, ids));
    }

    public Node contract(Contract contract, Node left, Node right) {
        return node(contract, List.of(left, right));
    }

    /**
     * Every node that {@code roots} depend on, inputs before their users, in an order that depends on the structure alone. It
     * does not recurse: depth is limited by memory, not by the stack.
     */
    public static List<Node> topological(Collection<Node> roots) {
        List<Node> order = new ArrayList<>();
        // By number: nodes of one graph have numbers of their own, and this is what the compiler does most often.
        BitSet entered = new BitSet();
        BitSet done = new BitSet();
        for (Node root : roots) {
            Deque<Node> stack = new ArrayDeque<>(List.of(root));
            while (!stack.isEmpty()) {
                Node top = stack.peek();
                if (!entered.get(top.id())) {
                    entered.set(top.id());
                    for (int i = top.inputs().size() - 1; i >= 0; i--) {
                        if (!entered.get(top.input(i).id())) {
                            stack.push(top.input(i));
                        }
                    }
                    continue;
                }
                stack.pop();
                if (!done.get(top.id())) {
                    done.set(top.id());
                    order.add(top);
                }
            }
        }
        return order;
    }
}
