package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.cost.Cost;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sizes and flat indices as Java expressions.
 *
 * @param batchSize the number of rows that are walked, in place of the batch dimension
 * @param fields what Java calls a dimension, where it cannot call it as the model does
 */
record Extents(Optional<Dimension> batch, String batchSize, Map<String, String> fields) {
    Extents(Optional<Dimension> batch, String batchSize) {
        this(batch, batchSize, Map.of());
    }

    /** The same where whole values are meant. */
    Extents whole() {
        return new Extents(Optional.empty(), "", fields);
    }

    /** The dimension's size: {@code 10}, {@code d}, {@code 2 * a + b}. */
    String size(Dimension dimension) {
        if (batch.isPresent() && dimension.equals(batch.get())) {
            return batchSize;
        }
        List<String> terms = new ArrayList<>();
        for (Map.Entry<List<String>, Long> term : dimension.terms().entrySet()) {
            List<String> factors = new ArrayList<>();
            boolean number = Math.abs(term.getValue()) != 1 || term.getKey().isEmpty();
            if (number) {
                factors.add(Long.toString(Math.abs(term.getValue())));
            }
            term.getKey().forEach(name -> factors.add(fields.getOrDefault(name, name)));
            terms.add((term.getValue() < 0 ? "-" : "") + String.join(" * ", factors));
        }
        return terms.isEmpty() ? "0" : String.join(" + ", terms).replace("+ -", "- ");
    }

    /** The same as a factor of a product. */
    String factor(Dimension dimension) {
        String size = size(dimension);
        return size.contains(" + ") || size.contains(" - ") ? "(" + size + ")" : size;
    }

    /** The number of elements of a shape. */
    String product(List<Dimension> shape) {
        List<String> factors = shape.stream()
                .map(this::factor)
                .filter(factor -> !factor.equals("1"))
                .toList();
        return factors.isEmpty() ? "1" : String.join(" * ", factors);
    }

    /** How many elements a row has, as a factor of a product. */
    String rowWidth(List<Dimension> shape) {
        String width = product(shape.subList(1, shape.size()));
        return width.contains(" ") ? "(" + width + ")" : width;
    }

    /** A number of operations: {@code 4L * d + 11L}. */
    String count(Cost cost) {
        List<String> terms = new ArrayList<>();
        cost.terms().forEach((monomial, coefficient) -> {
            List<String> factors = new ArrayList<>(List.of(Math.round(coefficient) + "L"));
            monomial.forEach(name -> factors.add(fields.getOrDefault(name, name)));
            terms.add(String.join(" * ", factors));
        });
        return terms.isEmpty() ? "0L" : String.join(" + ", terms).replace("+ -", "- ");
    }

    /** The same as the length of an array: an error in the model's words where no array is as long. */
    CodeBlock length(List<Dimension> shape) {
        boolean fixed = shape.stream().allMatch(Dimension::isFixed);
        if (shape.size() < 2 || fixed) {
            return CodeBlock.of("$L", product(shape));
        }
        List<String> sizes = shape.stream().map(this::size).toList();
        CodeBlock product = CodeBlock.of("$L", sizes.get(0));
        for (String size : sizes.subList(1, sizes.size())) {
            product = CodeBlock.of("$T.product($L, $L)", RuntimeTypes.SHAPES, product, size);
        }
        return product;
    }

    /** The position of the element at {@code index} in row-major order. */
    String flat(List<Dimension> shape, List<String> index) {
        List<String> terms = new ArrayList<>();
        long constant = 0;
        for (int axis = 0; axis < index.size(); axis++) {
            List<Dimension> inner = shape.subList(axis + 1, shape.size());
            Dimension stride = Dimension.product(inner);
            String position = index.get(axis);
            if (position.matches("\\d+") && stride.isFixed()) {
                constant += Long.parseLong(position) * stride.fixedSize().getAsInt();
            } else if (!position.equals("0")) {
                String outer = position.contains(" ") ? "(" + position + ")" : position;
                boolean unit = stride.isFixed() && stride.fixedSize().getAsInt() == 1;
                terms.add(unit ? position : outer + " * " + product(inner));
            }
        }
        if (constant != 0 || terms.isEmpty()) {
            terms.add(Long.toString(constant));
        }
        return String.join(" + ", terms);
    }
}
