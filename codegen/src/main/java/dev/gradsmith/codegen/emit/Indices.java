package dev.gradsmith.codegen.emit;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.evaluate.NDArray;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** All indices of a shape whose sizes are known. */
final class Indices {
    private Indices() {}

    /** The sum of two positions; of numbers it is a number. */
    static String plus(String position, String by) {
        if (by.equals("0")) {
            return position;
        }
        boolean numbers = isNumber(position) && isNumber(by);
        return numbers ? Integer.toString(Integer.parseInt(position) + Integer.parseInt(by)) : position + " + " + by;
    }

    static boolean isNumber(String position) {
        return position.chars().allMatch(Character::isDigit);
    }

    /** The same element's index in another shape of as many elements; only the first index, of a row, may not be a number. */
    static List<String> reshaped(List<String> index, List<Dimension> shape, List<Dimension> other) {
        boolean keepsRow = !index.isEmpty() && !isNumber(index.get(0));
        int outer = keepsRow ? 1 : 0;
        long flat = 0;
        for (int axis = outer; axis < index.size(); axis++) {
            flat = flat * size(shape.get(axis)) + Long.parseLong(index.get(axis));
        }
        ArrayDeque<String> reshaped = new ArrayDeque<>();
        for (int axis = other.size() - 1; axis >= outer; axis--) {
            reshaped.addFirst(Long.toString(flat % size(other.get(axis))));
            flat /= size(other.get(axis));
        }
        if (keepsRow) {
            reshaped.addFirst(index.get(0));
        }
        return List.copyOf(reshaped);
    }

    private static long size(Dimension dimension) {
        return dimension.fixedSize().orElseThrow();
    }

    static void each(List<Dimension> shape, Consumer<List<String>> action) {
        int[] sizes = shape.stream()
                .mapToInt(dimension -> dimension.fixedSize().orElseThrow())
                .toArray();
        NDArray.forEachIndex(
                sizes,
                index -> action.accept(
                        Arrays.stream(index).mapToObj(Integer::toString).toList()));
    }
}
