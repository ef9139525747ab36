package dev.gradsmith.graph.autodiff;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Constant;
import dev.gradsmith.graph.op.Indicator;
import dev.gradsmith.graph.op.Unary;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * In which elements a gradient flows, as far as choices decide that: where one of some cases holds, each of which is that all of
 * some conditions hold or fail. Elsewhere the gradient is 0, whatever it is multiplied by. A single case without conditions is
 * everywhere, no case is nowhere.
 */
record Liveness(List<List<Literal>> cases) {
    /** That a condition holds, or that it fails. */
    record Literal(Node condition, boolean holds) {
        Literal opposite() {
            return new Literal(condition, !holds);
        }

        /** {@code value} where this is so, else 0. */
        Node choose(Graph graph, Node value) {
            Node zero = graph.constant(0, value.shape());
            return holds ? graph.select(condition, value, zero) : graph.select(condition, zero, value);
        }

        Node asCondition(Graph graph) {
            return holds ? condition : graph.unary(Unary.NOT, condition);
        }
    }

    static final Liveness EVERYWHERE = new Liveness(List.of(List.of()));

    /** More cases than these are one condition, so that the work stays small. */
    private static final int MOST_CASES = 8;

    private static final Comparator<Literal> ORDER = Comparator.<Literal>comparingInt(
                    literal -> literal.condition().id())
            .thenComparing(Literal::holds);

    /** Where {@code indicator} is positive. */
    static Liveness where(Graph graph, Node indicator) {
        if (Constant.fills(indicator, 1)) {
            return EVERYWHERE;
        }
        return new Liveness(List.of(List.of(new Literal(Indicator.condition(graph, indicator), true))));
    }

    boolean isEverywhere() {
        return cases.contains(List.<Literal>of());
    }

    boolean isNowhere() {
        return cases.isEmpty();
    }

    /** Where this is so and the literal is. */
    Liveness and(Literal literal) {
        List<List<Literal>> narrower = cases.stream()
                .filter(all -> !all.contains(literal.opposite()))
                .map(all -> Stream.concat(all.stream(), Stream.of(literal))
                        .distinct()
                        .sorted(ORDER)
                        .toList())
                .toList();
        return new Liveness(simplified(narrower));
    }

    /** Where one of the two is so. */
    Liveness or(Liveness other, Graph graph) {
        if (isEverywhere()) {
            return this;
        }
        Liveness either = new Liveness(
                simplified(Stream.concat(cases.stream(), other.cases.stream()).toList()));
        if (either.cases.size() <= MOST_CASES) {
            return either;
        }
        return new Liveness(List.of(List.of(new Literal(either.condition(graph), true))));
    }

    /** Merges what differs in whether one condition holds, and drops what another case contains. */
    private static List<List<Literal>> simplified(List<List<Literal>> cases) {
        Deque<List<Literal>> open = new ArrayDeque<>(cases);
        List<List<Literal>> simple = new ArrayList<>();
        while (!open.isEmpty()) {
            List<Literal> next = open.remove();
            Optional<List<Literal>> partner =
                    simple.stream().filter(one -> merged(one, next).isPresent()).findFirst();
            if (partner.isPresent()) {
                simple.remove(partner.get());
                open.addFirst(merged(partner.get(), next).orElseThrow());
            } else {
                simple.add(next);
            }
        }
        return simple;
    }

    private static Optional<List<Literal>> merged(List<Literal> one, List<Literal> other) {
        if (other.containsAll(one)) {
            return Optional.of(one);
        }
        if (one.containsAll(other)) {
            return Optional.of(other);
        }
        List<Literal> common = one.stream().filter(other::contains).toList();
        List<Literal> rest =
                one.stream().filter(literal -> !common.contains(literal)).toList();
        boolean differsInOne = one.size() == other.size()
                && rest.size() == 1
                && other.contains(rest.get(0).opposite());
        return differsInOne ? Optional.of(common) : Optional.empty();
    }

    /** {@code value} where this is so, else 0. */
    Node choose(Graph graph, Node value) {
        if (cases.size() != 1) {
            return new Literal(condition(graph), true).choose(graph, value);
        }
        Node chosen = value;
        for (Literal literal : cases.get(0)) {
            chosen = literal.choose(graph, chosen);
        }
        return chosen;
    }

    private Node condition(Graph graph) {
        return cases.stream()
                .map(all -> all.stream()
                        .map(literal -> literal.asCondition(graph))
                        .reduce((left, right) -> graph.binary(Binary.AND, left, right))
                        .orElseThrow())
                .reduce((left, right) -> graph.binary(Binary.OR, left, right))
                .orElseThrow();
    }
}
