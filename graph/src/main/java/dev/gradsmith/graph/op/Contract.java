package dev.gradsmith.graph.op;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import dev.gradsmith.graph.evaluate.NDArray;
import dev.gradsmith.graph.evaluate.Sizes;
import dev.gradsmith.graph.print.Formula;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The sum of products over shared axes, in Einstein's notation: each axis of the operands and of the result has a label, equal labels
 * run together, and labels that the result lacks are summed. Every product of linear algebra is this one operator:
 * {@code ij,jk->ik} multiplies matrices, {@code ji,jk->ik} multiplies by a transpose, {@code i,i->} is a dot and
 * {@code i,j->ij} an outer product, {@code bij,bjk->bik} multiplies batches.
 *
 * <p>It is closed under differentiation, and a transpose in it costs nothing. Every label occurs in at least two of the
 * three lists, and once in each at most. Labels are renumbered in order of appearance, so that equal products are equal records.
 */
public record Contract(List<Integer> left, List<Integer> right, List<Integer> result) implements Op {
    public Contract {
        List<Integer> order =
                Stream.concat(left.stream(), right.stream()).distinct().toList();
        left = left.stream().map(order::indexOf).toList();
        right = right.stream().map(order::indexOf).toList();
        result = result.stream().map(order::indexOf).toList();
    }

    /** From the usual notation: {@code of("ij", "jk", "ik")}. */
    public static Contract of(String left, String right, String result) {
        return new Contract(labels(left), labels(right), labels(result));
    }

    private static List<Integer> labels(String text) {
        return text.chars().boxed().toList();
    }

    /** The labels that are summed over. */
    public List<Integer> summed() {
        return left.stream().filter(label -> !result.contains(label)).toList();
    }

    /** The same product with its operands exchanged. */
    public Contract swapped() {
        return new Contract(right, left, result);
    }

    /** The dimension of every label, by label. */
    public List<Dimension> dimensions(List<Dimension> leftShape, List<Dimension> rightShape) {
        Map<Integer, Dimension> byLabel = new HashMap<>();
        for (int i = 0; i < left.size(); i++) {
            byLabel.put(left.get(i), leftShape.get(i));
        }
        for (int i = 0; i < right.size(); i++) {
            byLabel.put(right.get(i), rightShape.get(i));
        }
        List<Dimension> dimensions = new ArrayList<>();
        for (int label = 0; label < byLabel.size(); label++) {
            dimensions.add(byLabel.get(label));
        }
        return dimensions;
    }

    @Override
    public TensorType type(List<TensorType> inputs) {
        Rules.requireCount(this, inputs, 2);
        List<Dimension> leftShape = inputs.get(0).shape();
        List<Dimension> rightShape = inputs.get(1).shape();
        Rules.require(inputs.get(0).isReal() && inputs.get(1).isReal(), this, inputs);
        Rules.require(left.size() == leftShape.size() && right.size() == rightShape.size(), this, inputs);
        Rules.require(labelsAreWellFormed(), this, inputs);
        List<Dimension> dimensions = dimensions(leftShape, rightShape);
        Rules.require(Axes.pick(dimensions, left).equals(leftShape), this, inputs);
        return TensorType.real(Axes.pick(dimensions, result));
    }

    private boolean labelsAreWellFormed() {
        boolean distinct = Stream.of(left, right, result)
                .allMatch(labels -> labels.stream().distinct().count() == labels.size());
        return distinct
                && left.stream().allMatch(label -> right.contains(label) || result.contains(label))
                && right.stream().allMatch(label -> left.contains(label) || result.contains(label))
                && result.stream().allMatch(label -> left.contains(label) || right.contains(label));
    }

    @Override
    public List<Optional<Node>> backward(Node node, Node gradient, Graph graph) {
        return List.of(
                Optional.of(graph.contract(new Contract(result, right, left), gradient, node.input(1))),
                Optional.of(graph.contract(new Contract(left, result, right), node.input(0), gradient)));
    }

    /** To an operand's element flows what any element of the result says with which it shares its labels. */
    @Override
    public List<Optional<Node>> reach(Node node, Node live, Graph graph) {
        return List.of(
                Optional.of(reach(left, node.input(0), live, graph)),
                Optional.of(reach(right, node.input(1), live, graph)));
    }

    private Node reach(List<Integer> labels, Node operand, Node live, Graph graph) {
        List<Integer> kept = result.stream().filter(labels::contains).toList();
        Node any = Indicator.any(graph, live, positions(result, label -> !labels.contains(label)));
        List<Integer> axes = positions(labels, kept::contains);
        Node ordered = graph.permute(
                any, axes.stream().map(labels::get).map(kept::indexOf).toList());
        return graph.broadcast(ordered, operand.shape(), axes);
    }

    private static List<Integer> positions(List<Integer> labels, Predicate<Integer> wanted) {
        return IntStream.range(0, labels.size())
                .filter(position -> wanted.test(labels.get(position)))
                .boxed()
                .toList();
    }

    /** The operands count as 0 where all that they are multiplied by in the derivative is 0 by a choice. */
    @Override
    public List<Optional<Node>> guardedBackward(Node node, Node gradient, Node live, Graph graph) {
        List<Optional<Node>> reached = reach(node, live, graph);
        List<Node> masked = IntStream.range(0, 2)
                .mapToObj(i -> masked(node.input(i), reached.get(i).orElseThrow(), graph))
                .toList();
        return backward(graph.node(this, masked), gradient, graph);
    }

    /**
     * Not where telling takes a sum over rows that the operand, which depends on no data, has not: a weight that is not finite spoils
     * the rows that are chosen, too.
     */
    private static Node masked(Node operand, Node reached, Graph graph) {
        boolean summed = Graph.topological(List.of(reached)).stream().anyMatch(part -> part.op() instanceof Reduce);
        if (Constant.fills(reached, 1) || (summed && !dependsOnData(operand))) {
            return operand;
        }
        return graph.select(Indicator.condition(graph, reached), operand, graph.constant(0, operand.shape()));
    }

    private static boolean dependsOnData(Node operand) {
        return Graph.topological(List.of(operand)).stream()
                .anyMatch(part -> part.op() instanceof Variable variable
                        && (variable.role() == Variable.Role.INPUT || variable.role() == Variable.Role.TARGET));
    }

    /** One more label, of the operands that have the axis and of the result. */
    @Override
    public Node vectorize(Node node, List<Node> inputs, Dimension count, Graph graph) {
        int lane = dimensions(node.input(0).shape(), node.input(1).shape()).size();
        List<Integer> ofLeft = Lanes.areIn(inputs.get(0), node.input(0)) ? Lanes.after(left, lane) : left;
        List<Integer> ofRight = Lanes.areIn(inputs.get(1), node.input(1)) ? Lanes.after(right, lane) : right;
        Contract vectorized = new Contract(ofLeft, ofRight, Lanes.after(result, lane));
        return graph.contract(vectorized, inputs.get(0), inputs.get(1));
    }

    @Override
    public NDArray evaluate(TensorType type, List<NDArray> inputs, Sizes sizes) {
        NDArray a = inputs.get(0);
        NDArray b = inputs.get(1);
        NDArray product = NDArray.filled(sizes.shape(type), 0);
        int[] extents = new int
                [(int) Stream.concat(left.stream(), right.stream()).distinct().count()];
        for (int i = 0; i < left.size(); i++) {
            extents[left.get(i)] = a.shape()[i];
        }
        for (int i = 0; i < right.size(); i++) {
            extents[right.get(i)] = b.shape()[i];
        }
        NDArray.forEachIndex(extents, index -> {
            int[] target = at(result, index);
            product.set(target, product.get(target) + a.get(at(left, index)) * b.get(at(right, index)));
        });
        return product;
    }

    private static int[] at(List<Integer> labels, int[] index) {
        return labels.stream().mapToInt(label -> index[label]).toArray();
    }

    @Override
    public Formula print(Node node, List<Formula> inputs) {
        return Formula.product(this, inputs.get(0), inputs.get(1));
    }
}
