package dev.gradsmith.dsl.check;

import dev.gradsmith.graph.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rule by which shapes go together: by the dimensions' names. */
final class Shapes {
    private Shapes() {}

    /** The shape that both operands have after broadcasting: the larger one's. */
    static Optional<List<Dimension>> broadcast(List<Dimension> left, List<Dimension> right) {
        if (placement(left, right).isPresent()) {
            return Optional.of(right);
        }
        return placement(right, left).map(axes -> left);
    }

    /**
     * Where each axis of {@code smaller} lies in {@code larger}, increasing; empty where it does not fit. Where a dimension occurs
     * twice in the larger shape, the smaller must be its suffix.
     */
    static Optional<List<Integer>> placement(List<Dimension> smaller, List<Dimension> larger) {
        int offset = larger.size() - smaller.size();
        if (offset < 0) {
            return Optional.empty();
        }
        if (larger.subList(offset, larger.size()).equals(smaller)) {
            return Optional.of(range(offset, larger.size()));
        }
        if (larger.stream().distinct().count() < larger.size()) {
            return Optional.empty();
        }
        List<Integer> axes = smaller.stream().map(larger::indexOf).toList();
        boolean increasing = true;
        for (int i = 0; i < axes.size(); i++) {
            increasing &= axes.get(i) > (i == 0 ? -1 : axes.get(i - 1));
        }
        return increasing ? Optional.of(axes) : Optional.empty();
    }

    static List<Integer> range(int from, int to) {
        List<Integer> range = new ArrayList<>();
        for (int i = from; i < to; i++) {
            range.add(i);
        }
        return range;
    }
}
