package dev.gradsmith.graph.cost;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Contract;
import dev.gradsmith.graph.op.Recurrence;
import dev.gradsmith.graph.op.Reduce;
import dev.gradsmith.graph.op.ScatterAdd;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A number of scalar operations, as a polynomial of the dimensions. Every operation costs one unit, an addition as much as an exponential;
 * what only moves elements costs nothing.
 *
 * @param terms coefficient by monomial, whose factors are sorted
 */
public record Cost(SortedMap<List<String>, Double> terms) {
    private static final double MOST_TIMES = 16;

    public static final Cost NONE = new Cost(new TreeMap<>());

    /** By the number of factors, then by name. */
    private static SortedMap<List<String>, Double> empty() {
        return new TreeMap<List<String>, Double>((a, b) -> {
            int degree = Integer.compare(b.size(), a.size());
            return degree != 0 ? degree : a.toString().compareTo(b.toString());
        });
    }

    public Cost {
        SortedMap<List<String>, Double> copy = empty();
        copy.putAll(terms);
        copy.values().removeIf(coefficient -> coefficient == 0);
        terms = Collections.unmodifiableSortedMap(copy);
    }

    /** Of all that the roots need, each node once. */
    public static Cost of(Collection<Node> roots) {
        Cost total = NONE;
        for (Node node : Graph.topological(roots)) {
            total = total.plus(of(node));
        }
        return total;
    }

    /** Of one node: a multiplication and an addition for each pair of elements that a product brings together. */
    public static Cost of(Node node) {
        if (node.op() instanceof Contract contract) {
            return elements(contract.dimensions(
                            node.input(0).shape(), node.input(1).shape()))
                    .times(contract.summed().isEmpty() ? 1 : 2);
        }
        if (node.op() instanceof Reduce || node.op() instanceof ScatterAdd) {
            return elements(node.input(0).shape());
        }
        if (node.op() instanceof Recurrence) {
            return elements(node.shape()).times(2);
        }
        return node.op().isElementwise() ? elements(node.shape()) : NONE;
    }

    /** Of one operation for each element of a shape. */
    public static Cost elements(List<Dimension> shape) {
        Cost product = new Cost(new TreeMap<>(empty())).plusTerm(List.of(), 1);
        for (Dimension size : shape) {
            Cost next = NONE;
            for (Map.Entry<List<String>, Long> factor : size.terms().entrySet()) {
                for (Map.Entry<List<String>, Double> term : product.terms.entrySet()) {
                    next = next.plusTerm(joined(term.getKey(), factor.getKey()), term.getValue() * factor.getValue());
                }
            }
            product = next;
        }
        return product;
    }

    private static List<String> joined(List<String> left, List<String> right) {
        List<String> factors = new ArrayList<>(left);
        factors.addAll(right);
        Collections.sort(factors);
        return List.copyOf(factors);
    }

    private Cost plusTerm(List<String> monomial, double coefficient) {
        SortedMap<List<String>, Double> sum = empty();
        sum.putAll(terms);
        sum.merge(monomial, coefficient, Double::sum);
        return new Cost(sum);
    }

    public Cost plus(Cost other) {
        SortedMap<List<String>, Double> sum = empty();
        sum.putAll(terms);
        other.terms.forEach((monomial, coefficient) -> sum.merge(monomial, coefficient, Double::sum));
        return new Cost(sum);
    }

    /** What one more of a dimension adds, where the cost is linear in it: of {@code 4 d n + 3 n + 2} by n, {@code 4 d + 3}. */
    public Cost per(String dimension) {
        SortedMap<List<String>, Double> slope = empty();
        terms.forEach((monomial, coefficient) -> {
            List<String> rest = new ArrayList<>(monomial);
            if (rest.remove(dimension)) {
                slope.merge(List.copyOf(rest), coefficient, Double::sum);
            }
        });
        return new Cost(slope);
    }

    /** So many times this. */
    public Cost times(double factor) {
        SortedMap<List<String>, Double> scaled = empty();
        terms.forEach((monomial, coefficient) -> scaled.put(monomial, coefficient * factor));
        return new Cost(scaled);
    }

    /**
     * Whether this is never more than {@code other} and sometimes less, for sizes of at least 1, as far as the difference shows it: with each
     * dimension written as 1 plus something, no coefficient of it is negative.
     */
    public boolean isLessThan(Cost other) {
        SortedMap<List<String>, Double> shifted = empty();
        other.plus(times(-1)).terms.forEach((monomial, coefficient) -> shift(monomial, coefficient, shifted));
        return shifted.values().stream().allMatch(coefficient -> coefficient >= 0)
                && shifted.values().stream().anyMatch(coefficient -> coefficient > 0);
    }

    /**
     * Whether this is of a lower degree than {@code other}, and for no sizes many times as much: each of its terms has all its factors in a
     * term of the other, and at most so many times that term's coefficient. So {@code 4 d n} is of a lower order than {@code 2 d d n}, though
     * more where d is 1.
     */
    public boolean isOfLowerOrderThan(Cost other) {
        return degree() < other.degree()
                && terms.entrySet().stream()
                        .allMatch(term -> other.terms.entrySet().stream()
                                .anyMatch(greater -> contains(greater.getKey(), term.getKey())
                                        && term.getValue() <= MOST_TIMES * greater.getValue()));
    }

    private int degree() {
        return terms.keySet().stream().mapToInt(List::size).max().orElse(0);
    }

    private static boolean contains(List<String> factors, List<String> others) {
        List<String> rest = new ArrayList<>(factors);
        return others.stream().allMatch(rest::remove);
    }

    /** Adds {@code coefficient (1 + x) (1 + y) …}, multiplied out. */
    private static void shift(List<String> monomial, double coefficient, Map<List<String>, Double> sum) {
        for (int subset = 0; subset < 1 << monomial.size(); subset++) {
            List<String> factors = new ArrayList<>();
            for (int i = 0; i < monomial.size(); i++) {
                if ((subset >> i & 1) == 1) {
                    factors.add(monomial.get(i));
                }
            }
            sum.merge(List.copyOf(factors), coefficient, Double::sum);
        }
    }

    /** For example {@code 4 d n + 3 n + 2}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        terms.forEach((monomial, coefficient) -> {
            text.append(text.isEmpty() ? "" : coefficient < 0 ? " - " : " + ");
            double size = text.isEmpty() ? coefficient : Math.abs(coefficient);
            List<String> factors = new ArrayList<>(monomial);
            if (size != 1 || factors.isEmpty()) {
                factors.add(
                        0, size == Math.rint(size) && size < 1e15 ? Long.toString((long) size) : Double.toString(size));
            }
            text.append(String.join(" ", factors));
        });
        return text.isEmpty() ? "0" : text.toString();
    }
}
