package dev.gradsmith.dsl.check;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.ElementType;
import dev.gradsmith.graph.model.Declaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the dimension along which examples lie. */
final class BatchDimension {
    private BatchDimension() {}

    /** The leading data dimension that all inputs and targets with a data dimension share. */
    static Optional<Dimension> of(List<Declaration> declarations) {
        Set<String> modelDimensions = new TreeSet<>();
        declarations.stream()
                .filter(Declaration.Parameter.class::isInstance)
                .forEach(parameter -> modelDimensions.addAll(parameter.type().names()));
        List<Dimension> leading = declarations.stream()
                .filter(BatchDimension::isData)
                .filter(data -> !modelDimensions.containsAll(data.type().names()))
                .map(data -> data.type().shape().get(0))
                .distinct()
                .toList();
        boolean shared = leading.size() == 1
                && !leading.get(0).isFixed()
                && !modelDimensions.containsAll(leading.get(0).names());
        return shared && isBatchOnly(leading.get(0), declarations) ? Optional.of(leading.get(0)) : Optional.empty();
    }

    /** Whether a dimension is one name that all data has as its first axis only: else a part of the rows would not be a batch. */
    private static boolean isBatchOnly(Dimension leading, List<Declaration> declarations) {
        boolean name = leading.names().size() == 1
                && leading.equals(Dimension.named(leading.names().iterator().next()));
        return name
                && declarations.stream()
                        .filter(BatchDimension::isData)
                        .noneMatch(data -> mentionsInside(data, leading));
    }

    private static boolean mentionsInside(Declaration data, Dimension leading) {
        List<Dimension> others = new ArrayList<>(data.type().shape());
        if (!others.isEmpty() && others.get(0).equals(leading)) {
            others.remove(0);
        }
        if (data.type().element() instanceof ElementType.Index index) {
            others.add(index.bound());
        }
        return others.stream().anyMatch(other -> other.names().containsAll(leading.names()));
    }

    private static boolean isData(Declaration declaration) {
        return declaration instanceof Declaration.Input || declaration instanceof Declaration.Target;
    }
}
