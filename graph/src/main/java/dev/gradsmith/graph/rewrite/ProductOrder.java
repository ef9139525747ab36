package dev.gradsmith.graph.rewrite;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.cost.Cost;
import dev.gradsmith.graph.op.Contract;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The order in which a chain of products is multiplied: {@code (A B) v = A (B v)}, whichever is less work for all sizes, or of a lower order:
 * {@code X' (X w)} rather than {@code (X' X) w}. A product that something else needs too stays as it is, since it is computed anyway, unless
 * all that need it are less work without; so does one where which order is less work depends on sizes that the model does not fix.
 */
final class ProductOrder {
    static final String NAME = "order of products";
    static final String FORMULA = "(A B) C = A (B C), whichever is less work";

    private ProductOrder() {}

    /** The roots with chains turned where that makes them less work. */
    static List<Node> improve(Graph graph, List<Node> roots, Consumer<Rewrite> account) {
        Set<Node> dispensable = dispensable(graph, roots);
        return Substitution.rebuild(graph, roots, (node, rebuilt) -> {
            Optional<Node> better = cheaper(rebuilt, graph.at(node.span()), dispensable::contains);
            better.ifPresent(after -> account.accept(new Rewrite(NAME, FORMULA, rebuilt, after)));
            return better;
        });
    }

    /** The products that one other node needs, and those that several do but together are less work without. */
    private static Set<Node> dispensable(Graph graph, List<Node> roots) {
        Map<Node, List<Node>> users = users(roots);
        Set<Node> dispensable = new HashSet<>();
        users.forEach((node, all) -> {
            boolean product = node.op() instanceof Contract && !roots.contains(node);
            if (product && (all.size() == 1 || isBetterWithout(node, all, graph))) {
                dispensable.add(node);
            }
        });
        return dispensable;
    }

    /** Who uses each node, twice where it is used twice. */
    private static Map<Node, List<Node>> users(List<Node> roots) {
        Map<Node, List<Node>> users = new HashMap<>();
        for (Node node : Graph.topological(roots)) {
            node.inputs()
                    .forEach(input -> users.computeIfAbsent(input, key -> new ArrayList<>())
                            .add(node));
        }
        return users;
    }

    private static boolean isBetterWithout(Node product, List<Node> users, Graph graph) {
        Cost now = Cost.of(product);
        Cost without = Cost.NONE;
        for (Node user : users) {
            boolean twice = user.inputs().stream().allMatch(product::equals);
            Optional<Node> turned = twice ? Optional.empty() : cheaper(user, graph, product::equals);
            if (turned.isEmpty()) {
                return false;
            }
            now = now.plus(Cost.of(user));
            without = without.plus(ofTurned(turned.get()));
        }
        return isBetter(without, now);
    }

    private static Optional<Node> cheaper(Node node, Graph graph, Predicate<Node> isDispensable) {
        if (!(node.op() instanceof Contract outer)) {
            return Optional.empty();
        }
        return turned(node, outer, node.input(0), node.input(1), graph, isDispensable)
                .or(() -> turned(node, outer.swapped(), node.input(1), node.input(0), graph, isDispensable));
    }

    /** {@code (A B) C} as {@code A (B C)} or as {@code B (A C)}, if one of them is less work. */
    private static Optional<Node> turned(
            Node node, Contract outer, Node product, Node third, Graph graph, Predicate<Node> isDispensable) {
        if (!(product.op() instanceof Contract inner) || !isDispensable.test(product)) {
            return Optional.empty();
        }
        Cost now = Cost.of(node).plus(Cost.of(product));
        return List.of(
                        new Chain(inner, outer, product.input(0), product.input(1), third),
                        new Chain(inner.swapped(), outer, product.input(1), product.input(0), third))
                .stream()
                .flatMap(chain -> chain.lastFirst(graph).stream())
                .filter(other -> isBetter(ofTurned(other), now))
                .findFirst();
    }

    /** Of both products of a chain. */
    private static Cost ofTurned(Node outer) {
        return Cost.of(outer).plus(Cost.of(outer.input(1)));
    }

    private static boolean isBetter(Cost other, Cost now) {
        return other.isLessThan(now) || other.isOfLowerOrderThan(now);
    }

    /** {@code (first second) third}, with the labels of each in common. */
    private static final class Chain {
        private final Node first;
        private final Node second;
        private final Node third;
        private final List<Integer> a;
        private final List<Integer> b;
        private final List<Integer> c;
        private final List<Integer> result;

        Chain(Contract inner, Contract outer, Node first, Node second, Node third) {
            this.first = first;
            this.second = second;
            this.third = third;
            int offset = 1000;
            Map<Integer, Integer> common = new HashMap<>();
            for (int i = 0; i < inner.result().size(); i++) {
                common.put(outer.left().get(i), inner.result().get(i));
            }
            this.a = inner.left();
            this.b = inner.right();
            this.c = outer.right().stream()
                    .map(label -> common.getOrDefault(label, offset + label))
                    .toList();
            this.result = outer.result().stream()
                    .map(label -> common.getOrDefault(label, offset + label))
                    .toList();
        }

        /** {@code first (second third)}; not where the sum of the outer product is over what the first factor has. */
        Optional<Node> lastFirst(Graph graph) {
            boolean sumsOverFirst = c.stream().anyMatch(label -> !result.contains(label) && a.contains(label));
            boolean shares = c.stream().anyMatch(b::contains);
            if (sumsOverFirst || !shares) {
                return Optional.empty();
            }
            List<Integer> kept = new ArrayList<>();
            for (List<Integer> labels : List.of(b, c)) {
                labels.stream()
                        .filter(label -> !kept.contains(label) && (a.contains(label) || result.contains(label)))
                        .forEach(kept::add);
            }
            Node inner = graph.contract(new Contract(b, c, kept), second, third);
            return Optional.of(graph.contract(new Contract(a, kept, result), first, inner));
        }
    }
}
