package dev.gradsmith.graph.rewrite;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.cost.Cost;
import dev.gradsmith.graph.op.Contract;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The order in which a chain of products is multiplied: {@code (A B) v = A (B v)}, whichever is less work. A product that
 * something else needs too stays as it is, since it is computed anyway; so does one where which order is less work depends on sizes that the model does not fix.
 */
final class ProductOrder {
    static final String NAME = "order of products";
    static final String FORMULA = "(A B) C = A (B C), whichever is less work";

    private ProductOrder() {}

    /** The roots with chains turned where that makes them less work. */
    static List<Node> improve(Graph graph, List<Node> roots, Consumer<Rewrite> account) {
        Map<Node, Integer> uses = uses(roots);
        return Substitution.rebuild(graph, roots, (node, rebuilt) -> {
            Optional<Node> better = cheaper(rebuilt, graph.at(node.span()), input -> uses.getOrDefault(input, 0) == 1);
            better.ifPresent(after -> account.accept(new Rewrite(NAME, FORMULA, rebuilt, after)));
            return better;
        });
    }

    /** How often each node is used; a root is used by who asked for it. */
    private static Map<Node, Integer> uses(Collection<Node> roots) {
        Map<Node, Integer> uses = new HashMap<>();
        roots.forEach(root -> uses.merge(root, 1, Integer::sum));
        Graph.topological(roots).forEach(node -> node.inputs().forEach(input -> uses.merge(input, 1, Integer::sum)));
        return uses;
    }

    private static Optional<Node> cheaper(Node node, Graph graph, Predicate<Node> isUsedOnce) {
        if (!(node.op() instanceof Contract outer)) {
            return Optional.empty();
        }
        return turned(node, outer, node.input(0), node.input(1), graph, isUsedOnce)
                .or(() -> turned(node, outer.swapped(), node.input(1), node.input(0), graph, isUsedOnce));
    }

    /** {@code (A B) C} as {@code A (B C)} or as {@code B (A C)}, if one of them is less work. */
    private static Optional<Node> turned(
            Node node, Contract outer, Node product, Node third, Graph graph, Predicate<Node> isUsedOnce) {
        if (!(product.op() instanceof Contract inner) || !isUsedOnce.test(product)) {
            return Optional.empty();
        }
        Cost now = Cost.of(node).plus(Cost.of(product));
        return List.of(
                        new Chain(inner, outer, product.input(0), product.input(1), third),
                        new Chain(inner.swapped(), outer, product.input(1), product.input(0), third))
                .stream()
                .flatMap(chain -> chain.lastFirst(graph).stream())
                .filter(other -> Cost.of(other).plus(Cost.of(other.input(1))).isLessThan(now))
                .findFirst();
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
