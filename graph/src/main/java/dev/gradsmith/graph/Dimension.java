package dev.gradsmith.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * The size of one axis: a polynomial with integer coefficients over named dimensions, such as {@code 10}, {@code n}, {@code n - 1}
 * or {@code a + 2 b}.
 *
 * <p>Two dimensions are equal when their polynomials are: {@code n} and {@code d} differ even where both happen to be 5 at
 * run time.
 */
public final class Dimension {
    /** Terms of one polynomial; each derived size multiplies or adds up those of others, and none that is meant has nearly as many. */
    private static final int MOST_TERMS = 1000;

    /** Coefficient by monomial; a monomial is the sorted list of its factors, and the constant term's list is empty. */
    private final SortedMap<List<String>, Long> terms;

    /** Asked for each node of a model by every phase. */
    private final Set<String> names;

    private final int hash;

    private Dimension(SortedMap<List<String>, Long> terms) {
        this.terms = Collections.unmodifiableSortedMap(terms);
        Set<String> factors = new TreeSet<>();
        terms.keySet().forEach(factors::addAll);
        this.names = Collections.unmodifiableSet(factors);
        this.hash = terms.hashCode();
    }

    /** The fixed dimension {@code size}, which must not be negative. */
    public static Dimension of(int size) {
        if (size < 0) {
            throw new IllegalArgumentException("a dimension cannot be negative: " + size);
        }
        SortedMap<List<String>, Long> terms = emptyTerms();
        if (size != 0) {
            terms.put(List.of(), (long) size);
        }
        return new Dimension(terms);
    }

    /** The symbolic dimension called {@code name}. */
    public static Dimension named(String name) {
        SortedMap<List<String>, Long> terms = emptyTerms();
        terms.put(List.of(name), 1L);
        return new Dimension(terms);
    }

    public Dimension plus(Dimension other) {
        SortedMap<List<String>, Long> sum = emptyTerms();
        sum.putAll(terms);
        other.terms.forEach((monomial, coefficient) -> sum.merge(monomial, coefficient, Dimension::sum));
        return new Dimension(withoutZeros(sum));
    }

    /** The difference, such as {@code n - 1}; whether it is negative only its size at run time tells. */
    public Dimension minus(Dimension other) {
        return plus(other.scaled(-1));
    }

    private Dimension scaled(long factor) {
        SortedMap<List<String>, Long> scaled = emptyTerms();
        terms.forEach((monomial, coefficient) -> scaled.put(monomial, product(coefficient, factor)));
        return new Dimension(scaled);
    }

    private static SortedMap<List<String>, Long> withoutZeros(SortedMap<List<String>, Long> terms) {
        terms.values().removeIf(coefficient -> coefficient == 0);
        if (terms.size() > MOST_TERMS) {
            throw new DimensionRangeException("a size that is a polynomial of more than " + MOST_TERMS + " terms");
        }
        return terms;
    }

    private static long sum(long left, long right) {
        try {
            return Math.addExact(left, right);
        } catch (ArithmeticException e) {
            throw beyondRange();
        }
    }

    private static long product(long left, long right) {
        try {
            return Math.multiplyExact(left, right);
        } catch (ArithmeticException e) {
            throw beyondRange();
        }
    }

    private static DimensionRangeException beyondRange() {
        return new DimensionRangeException("a size of more than " + Long.MAX_VALUE + ", for which no array has room");
    }

    public Dimension times(Dimension other) {
        SortedMap<List<String>, Long> product = emptyTerms();
        terms.forEach((left, a) -> other.terms.forEach((right, b) -> {
            List<String> factors = new ArrayList<>(left);
            factors.addAll(right);
            Collections.sort(factors);
            product.merge(List.copyOf(factors), product(a, b), Dimension::sum);
        }));
        return new Dimension(withoutZeros(product));
    }

    /** The product of all of {@code shape}; 1 for a scalar's empty shape. */
    public static Dimension product(List<Dimension> shape) {
        return shape.stream().reduce(of(1), Dimension::times);
    }

    /** The size, where it is the same number in every run; throws {@link DimensionRangeException} beyond the range of {@code int}. */
    public OptionalInt fixedSize() {
        if (terms.isEmpty()) {
            return OptionalInt.of(0);
        }
        if (terms.size() == 1 && terms.containsKey(List.<String>of())) {
            long size = terms.get(List.<String>of());
            if (size != (int) size) {
                throw new DimensionRangeException("a size of " + size + ", for which no array has room");
            }
            return OptionalInt.of((int) size);
        }
        return OptionalInt.empty();
    }

    public boolean isFixed() {
        return fixedSize().isPresent();
    }

    /** The named dimensions that occur in this one, sorted. */
    public Set<String> names() {
        return names;
    }

    /** The size once every name has one; throws {@link ArithmeticException} beyond the range of {@code int}. */
    public int size(ToIntFunction<String> sizes) {
        long total = 0;
        for (Map.Entry<List<String>, Long> term : terms.entrySet()) {
            long product = term.getValue();
            for (String name : term.getKey()) {
                product = Math.multiplyExact(product, (long) sizes.applyAsInt(name));
            }
            total = Math.addExact(total, product);
        }
        return Math.toIntExact(total);
    }

    /** Coefficient by monomial, in a fixed order, for whoever spells the polynomial in another notation. */
    public SortedMap<List<String>, Long> terms() {
        return terms;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Dimension that && hash == that.hash && terms.equals(that.terms));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** In the model language's notation: {@code n}, {@code 10}, {@code a+b}, {@code 2*a}. */
    @Override
    public String toString() {
        if (terms.isEmpty()) {
            return "0";
        }
        return terms.entrySet().stream()
                .map(Dimension::termText)
                .collect(Collectors.joining("+"))
                .replace("+-", "-");
    }

    private static String termText(Map.Entry<List<String>, Long> term) {
        String factors = String.join("*", term.getKey());
        if (factors.isEmpty()) {
            return Long.toString(term.getValue());
        }
        if (term.getValue() == -1) {
            return "-" + factors;
        }
        return term.getValue() == 1 ? factors : term.getValue() + "*" + factors;
    }

    /** Names first, in order, and the constant last, as people write polynomials. */
    private static SortedMap<List<String>, Long> emptyTerms() {
        return new TreeMap<>((left, right) -> {
            for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
                int order = left.get(i).compareTo(right.get(i));
                if (order != 0) {
                    return order;
                }
            }
            return Integer.compare(right.size(), left.size());
        });
    }
}
