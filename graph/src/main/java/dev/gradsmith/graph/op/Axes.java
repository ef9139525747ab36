package dev.gradsmith.graph.op;

import dev.gradsmith.graph.Dimension;
import java.util.ArrayList;
import java.util.List;

/** Small operations on lists of axes. */
final class Axes {
    private Axes() {}

    static <T> List<T> pick(List<T> values, List<Integer> positions) {
        return positions.stream().map(values::get).toList();
    }

    /** The same list with another value at one position. */
    static <T> List<T> with(List<T> values, int position, T value) {
        return replaced(values, position, List.of(value));
    }

    /** The same list with others in the place of one value. */
    static <T> List<T> replaced(List<T> values, int position, List<T> others) {
        List<T> changed = new ArrayList<>(values.subList(0, position));
        changed.addAll(others);
        changed.addAll(values.subList(position + 1, values.size()));
        return changed;
    }

    static boolean isPermutation(List<Integer> axes, int rank) {
        return axes.size() == rank && axes.stream().distinct().count() == rank && inRange(axes, rank);
    }

    static boolean isIncreasing(List<Integer> axes) {
        for (int i = 1; i < axes.size(); i++) {
            if (axes.get(i - 1) >= axes.get(i)) {
                return false;
            }
        }
        return true;
    }

    static boolean inRange(List<Integer> axes, int rank) {
        return axes.stream().allMatch(axis -> axis >= 0 && axis < rank);
    }

    /** How a person names the axis: by its dimension where that occurs once, else by its position. */
    static String name(List<Dimension> shape, int axis) {
        Dimension dimension = shape.get(axis);
        boolean unique = shape.stream().filter(dimension::equals).count() == 1 && !dimension.isFixed();
        return unique ? dimension.toString() : Integer.toString(axis);
    }
}
