package dev.gradsmith.graph.convex;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.leastsquares.Linearity;
import dev.gradsmith.graph.leastsquares.SquareRoot;
import dev.gradsmith.graph.leastsquares.SumOfSquares;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Contract;
import dev.gradsmith.graph.op.Course.Curvature;
import dev.gradsmith.graph.op.Unary;
import dev.gradsmith.graph.op.Variable;
import dev.gradsmith.graph.rewrite.Simplifier;
import dev.gradsmith.graph.rewrite.StableForms;
import dev.gradsmith.graph.rewrite.Substitution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads a scalar as a weighted sum of convex functions, and these as functions of linear predictors. It walks from the sum to the functions through what is
 * linear; on the way back each function's weight is a derivative, that of the sum by the function.
 */
public final class ConvexObjective {
    /** What a scalar turned out to be. */
    public sealed interface Reading {}

    /**
     * Convex in the parameters, where weights of unknown sign, such as hyperparameters and data, are not negative.
     *
     * @param terms all that bends, where that is smooth functions of linear predictors
     * @param obstacle what is not such a function; then there are no terms
     */
    public record Convex(List<CurvedTerm> terms, Optional<Node> obstacle) implements Reading {
        public Convex {
            terms = List.copyOf(terms);
        }

        /** The factor of the terms with data, squares aside: 1/n in a mean over n rows. Empty where there is none that all share. */
        public Optional<Node> scale(Graph graph) {
            Set<Optional<Node>> factors = terms.stream()
                    .filter(term -> term.kind() != CurvedTerm.Kind.SQUARE && SumOfSquares.hasData(term.value()))
                    .map(term -> SumOfSquares.factor(term.weight()).map(factor -> size(graph, factor)))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            return factors.size() == 1 ? factors.iterator().next() : Optional.empty();
        }

        private static Node size(Graph graph, Node factor) {
            Node opposite = graph.unary(Unary.NEGATE, factor);
            return Sign.of(factor) == Sign.NOT_POSITIVE
                    ? Simplifier.simplify(graph, List.of(opposite)).get(0)
                    : factor;
        }
    }

    /** Not known to be convex, because of this part. */
    public record Otherwise(Node part, Structure.Knowledge knowledge) implements Reading {}

    private final Graph graph;
    private final Convexity convexity;
    private final Map<Node, Node> weights = new LinkedHashMap<>();

    private ConvexObjective(Graph graph, Node plain) {
        this.graph = graph;
        convexity = new Convexity(graph, plain);
    }

    /** Reads a scalar as it is outside training. */
    public static Reading read(Graph graph, Node scalar) {
        Node evaluated = Substitution.withoutTraining(graph, List.of(scalar)).get(0);
        Node stable = StableForms.of(graph, evaluated, parameters(evaluated));
        Node plain = LogSumExp.plain(graph, stable);
        ConvexObjective reader = new ConvexObjective(graph, plain);
        reader.collect(plain, graph.constant(1));
        return reader.reading();
    }

    private static Set<Node> parameters(Node root) {
        return Graph.topological(List.of(root)).stream()
                .filter(node -> node.op() instanceof Variable variable && variable.role() == Variable.Role.PARAMETER)
                .collect(Collectors.toSet());
    }

    /** Adds up the weight of each node that is not linear in what it is made of. */
    private void collect(Node node, Node weight) {
        if (convexity.isStraight(node)) {
            return;
        }
        if (!Linearity.holds(node, convexity.dependent())) {
            weights.merge(node, weight, graph::add);
            return;
        }
        List<Optional<Node>> inputs = node.op().backward(node, weight, graph);
        for (int i = 0; i < inputs.size(); i++) {
            Node input = node.input(i);
            if (convexity.dependent().contains(input)) {
                inputs.get(i).ifPresent(own -> collect(input, own));
            }
        }
    }

    private Reading reading() {
        List<CurvedTerm> terms = new ArrayList<>();
        Optional<Node> obstacle = Optional.empty();
        for (Map.Entry<Node, Node> entry : weights.entrySet()) {
            Node value = entry.getKey();
            Node weight = Simplifier.simplify(graph, List.of(entry.getValue())).get(0);
            Curvature curvature = convexity.of(value);
            if (curvature == Curvature.UNKNOWN) {
                return new Otherwise(value, Structure.Knowledge.UNKNOWN);
            }
            if (!fits(curvature, Sign.of(weight))) {
                return new Otherwise(value, Structure.Knowledge.CONCAVE);
            }
            Optional<CurvedTerm> term = term(value, weight);
            term.ifPresent(terms::add);
            obstacle = obstacle.or(() -> term.isPresent() ? Optional.empty() : Optional.of(value));
        }
        return new Convex(obstacle.isPresent() ? List.of() : terms, obstacle);
    }

    private static boolean fits(Curvature curvature, Sign weight) {
        return switch (curvature) {
            case CONVEX -> weight != Sign.NOT_POSITIVE;
            case CONCAVE -> weight == Sign.NOT_POSITIVE;
            case CONSTANT, AFFINE -> true;
            case UNKNOWN -> false;
        };
    }

    private Optional<CurvedTerm> term(Node value, Node weight) {
        Optional<Node> root = new SquareRoot(graph).of(value).filter(convexity::isStraight);
        if (root.isPresent()) {
            Node ofRoot = value.op() instanceof Contract contract ? spread(weight, contract, root.get()) : weight;
            return Optional.of(new CurvedTerm(CurvedTerm.Kind.SQUARE, value, ofRoot, root.get()));
        }
        Optional<Node> exponent = LogSumExp.operand(value);
        if (exponent.isPresent()) {
            return exponent.filter(convexity::isStraight)
                    .map(x -> new CurvedTerm(CurvedTerm.Kind.LOG_SUM_EXP, value, weight, x));
        }
        return predictor(value).map(x -> new CurvedTerm(CurvedTerm.Kind.ELEMENTWISE, value, weight, x));
    }

    private Node spread(Node weight, Contract contract, Node root) {
        List<Integer> axes =
                contract.result().stream().map(contract.left()::indexOf).toList();
        return graph.broadcast(weight, root.shape(), axes);
    }

    /** The one linear value of which another is a smooth function, element by element. */
    private Optional<Node> predictor(Node value) {
        Set<Node> found = new TreeSet<>((a, b) -> Integer.compare(b.id(), a.id()));
        if (!addPredictors(value, found)) {
            return Optional.empty();
        }
        // Of x and -x the one is a function of the other: what was made last is taken apart first.
        while (found.size() > 1) {
            Node last = found.iterator().next();
            found.remove(last);
            if (!last.op().isElementwise() || !addInputs(last, found)) {
                return Optional.empty();
            }
        }
        return found.stream().findFirst().filter(one -> one.shape().equals(value.shape()));
    }

    private boolean addPredictors(Node node, Set<Node> found) {
        if (!convexity.dependent().contains(node)) {
            return true;
        }
        if (convexity.isStraight(node)) {
            return found.add(node) || found.contains(node);
        }
        return isSmooth(node) && addInputs(node, found);
    }

    private boolean addInputs(Node node, Set<Node> found) {
        return !node.inputs().isEmpty() && node.inputs().stream().allMatch(input -> addPredictors(input, found));
    }

    private static boolean isSmooth(Node node) {
        if (node.op() instanceof Unary unary) {
            return unary == Unary.NEGATE || unary.course().isSmooth();
        }
        if (node.op() instanceof Binary binary) {
            return switch (binary) {
                case ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER -> true;
                default -> false;
            };
        }
        return false;
    }
}
