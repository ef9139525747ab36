package dev.gradsmith.codegen.emit;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.evaluate.NDArray;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** All indices of a shape whose sizes are known. */
final class Indices {
    private Indices() {}

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
