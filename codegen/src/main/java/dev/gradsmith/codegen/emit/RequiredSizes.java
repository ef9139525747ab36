package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.MethodSpec;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.model.Definition;
import dev.gradsmith.graph.model.ModelGraph;
import dev.gradsmith.graph.model.Objective;
import dev.gradsmith.graph.op.Slice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a model asks of sizes that are known only when it is built or called: an axis has the positions that are read from it. Without a check a
 * position behind the end of one row would be one of the next.
 */
final class RequiredSizes {
    /** @param end the position before which all are that are read */
    private record Requirement(Dimension size, Dimension end) {
        Set<String> names() {
            return size.plus(end).names();
        }

        /** Whether it holds for all sizes, which are at least 1. */
        boolean isCertain() {
            return size.minus(end).terms().values().stream().allMatch(factor -> factor >= 0);
        }
    }

    private final ModelGraph model;
    private final Map<Requirement, Node> requirements = new LinkedHashMap<>();

    RequiredSizes(ModelGraph model) {
        this.model = model;
        List<Node> values = new ArrayList<>();
        Stream.of(model.definitions(), model.outputs(), model.metrics())
                .flatMap(Collection::stream)
                .map(Definition::node)
                .forEach(values::add);
        model.objective().map(Objective::node).ifPresent(values::add);
        for (Node node : Graph.topological(values)) {
            if (node.op() instanceof Slice slice) {
                require(
                        node,
                        node.input(0).shape().get(slice.axis()),
                        slice.from().plus(slice.size()));
                require(node, slice.size(), Dimension.of(1));
            }
        }
    }

    private void require(Node node, Dimension size, Dimension end) {
        Requirement requirement = new Requirement(size, end);
        if (!requirement.isCertain()) {
            requirements.putIfAbsent(requirement, node);
        }
    }

    /** Adds the checks of what is known as soon as a model is built. */
    void addForModel(MethodSpec.Builder method, Extents extents) {
        add(
                method,
                extents,
                requirements.keySet().stream().filter(this::isOfModel).toList());
    }

    /** Adds the checks of all else that depends on these dimensions alone. */
    void addForCall(MethodSpec.Builder method, Extents extents, Set<String> dimensions) {
        add(
                method,
                extents,
                requirements.keySet().stream()
                        .filter(one -> !isOfModel(one) && dimensions.containsAll(one.names()))
                        .toList());
    }

    private boolean isOfModel(Requirement requirement) {
        return model.modelDimensions().containsAll(requirement.names());
    }

    private void add(MethodSpec.Builder method, Extents extents, List<Requirement> some) {
        for (Requirement one : some) {
            Node node = requirements.getOrDefault(one, model.graph().constant(0));
            String place = node.span().map(span -> span.line("")).orElse("the model");
            method.addStatement(
                    "$T.requirePositions($S, $L, $L, $S)",
                    RuntimeTypes.SHAPES,
                    one.size(),
                    extents.size(one.size()),
                    extents.size(one.end()),
                    place);
        }
    }
}
