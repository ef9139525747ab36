package dev.gradsmith.codegen.emit;

import dev.gradsmith.codegen.emit.Storage.Home;
import dev.gradsmith.diagnostic.CompilerBug;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Node;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Stored values as arguments of the runtime's kernels: an array, and the offset at which the block's rows start.
 *
 * @param rowBase what precedes the number of a row of the block to make it one of the call: {@code at + }, or nothing
 */
record Operands(Function<Node, Optional<Storage>> storages, Extents extents, String rowBase) {
    /** {@code X, (first + at) * 784}. */
    String of(Node node) {
        return storage(node).expression() + ", " + offset(node);
    }

    /** Where the block's rows start in the array. */
    String offset(Node node) {
        Storage storage = storage(node);
        if (!storage.isLonger()) {
            return "0";
        }
        if (!storage.keepsRows()) {
            return storage.home() == Home.RESULTS
                    ? "0"
                    : "first * " + extents.whole().rowWidth(storage.owner().shape());
        }
        String rows = rowBase.replace(" + ", "");
        String first = storage.home() == Home.EXAMPLES ? "first" : "";
        String start = String.join(
                " + ", Stream.of(first, rows).filter(part -> !part.isEmpty()).toList());
        List<Dimension> inner = start.isEmpty()
                ? List.of()
                : node.shape().subList(1, node.shape().size());
        String width = extents.product(inner);
        String outer = start.contains(" ") && !width.equals("1") ? "(" + start + ")" : start;
        return start.isEmpty() ? "0" : width.equals("1") ? outer : outer + " * " + width;
    }

    /** Where the value lies. */
    Storage storage(Node node) {
        return storages.apply(node).orElseThrow(() -> new CompilerBug("emit", "no storage for " + node));
    }
}
