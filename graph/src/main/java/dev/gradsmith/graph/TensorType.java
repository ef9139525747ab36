package dev.gradsmith.graph;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The element type and symbolic shape of a tensor; the shape of a scalar is empty. */
public record TensorType(ElementType element, List<Dimension> shape) {
    public TensorType {
        shape = List.copyOf(shape);
    }

    public static final TensorType SCALAR = real(List.of());

    public static TensorType real(List<Dimension> shape) {
        return new TensorType(ElementType.REAL, shape);
    }

    public static TensorType condition(List<Dimension> shape) {
        return new TensorType(ElementType.CONDITION, shape);
    }

    public int rank() {
        return shape.size();
    }

    public boolean isScalar() {
        return shape.isEmpty();
    }

    public boolean isReal() {
        return element instanceof ElementType.Real;
    }

    public boolean isCondition() {
        return element instanceof ElementType.Condition;
    }

    public TensorType withShape(List<Dimension> newShape) {
        return new TensorType(element, newShape);
    }

    /** The number of elements. */
    public Dimension size() {
        return Dimension.product(shape);
    }

    /** The named dimensions that occur in the shape, sorted. */
    public Set<String> names() {
        return shape.stream()
                .flatMap(dimension -> dimension.names().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The named dimensions that occur in the shape or that an index counts, sorted. */
    public Set<String> sizes() {
        Set<String> sizes = new TreeSet<>(names());
        if (element instanceof ElementType.Index index) {
            sizes.addAll(index.bound().names());
        }
        return sizes;
    }

    /** The shape in the model language's notation: {@code [n, d]}, {@code []} for a scalar. */
    public String shapeText() {
        return shape.stream().map(Dimension::toString).collect(Collectors.joining(", ", "[", "]"));
    }

    /** For messages: {@code [n, d]}, {@code a scalar}, {@code a condition [n]}, {@code an index [n] of v}. */
    @Override
    public String toString() {
        String shapeOrScalar = isScalar() ? "a scalar" : shapeText();
        if (element instanceof ElementType.Condition) {
            return isScalar() ? "a condition" : "a condition " + shapeText();
        }
        if (element instanceof ElementType.Index index) {
            return (isScalar() ? "an index" : "an index " + shapeText()) + " of " + index.bound();
        }
        return shapeOrScalar;
    }
}
