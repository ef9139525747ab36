package dev.gradsmith.dsl.check;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.model.Declaration;
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
        return shared ? Optional.of(leading.get(0)) : Optional.empty();
    }

    private static boolean isData(Declaration declaration) {
        return declaration instanceof Declaration.Input || declaration instanceof Declaration.Target;
    }
}
