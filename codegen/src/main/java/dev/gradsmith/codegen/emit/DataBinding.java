package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.ElementType;
import dev.gradsmith.graph.TensorType;
import dev.gradsmith.graph.model.Declaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a public method takes its data: an array for each tensor, whose length tells the sizes that the model does not fix and is
 * checked against all others. A size that no length tells is an argument of its own.
 */
final class DataBinding {
    private final List<Declaration> data;
    private final Set<String> modelDimensions;
    private final RealType real;
    private final Extents extents = new Extents(Optional.empty(), "");
    private final List<String> explicit = new ArrayList<>();
    private final Map<String, String> origin = new HashMap<>();
    private final CodeBlock.Builder checks = CodeBlock.builder();

    DataBinding(List<Declaration> data, Set<String> modelDimensions, RealType real) {
        this.data = data;
        this.modelDimensions = modelDimensions;
        this.real = real;
        List<Declaration> open = new ArrayList<>(
                data.stream().filter(one -> !one.type().isScalar()).toList());
        while (!open.isEmpty()) {
            Declaration next = open.stream()
                    .filter(one -> isInferable(one.type()))
                    .findFirst()
                    .orElseGet(() -> withExplicitSize(open.get(0)));
            if (isInferable(next.type())) {
                open.remove(next);
                bind(next);
            }
        }
        data.stream()
                .filter(one -> one.type().element() instanceof ElementType.Index)
                .forEach(this::requireIndices);
    }

    private void requireIndices(Declaration declaration) {
        Dimension bound = ((ElementType.Index) declaration.type().element()).bound();
        bound.names().stream()
                .filter(name -> !modelDimensions.contains(name) && !origin.containsKey(name))
                .forEach(this::giveSize);
        checks.addStatement(
                "$T.$L($S, $L, $S, $L)",
                RuntimeTypes.SHAPES,
                declaration.type().isScalar() ? "requireIndex" : "requireIndices",
                declaration.name(),
                declaration.name(),
                bound,
                extents.size(bound));
    }

    /** Declares the data as the method's parameters. */
    void addParameters(MethodSpec.Builder method) {
        for (Declaration one : data) {
            method.addParameter(real.of(one.type()), one.name());
        }
        explicit.forEach(dimension -> method.addParameter(TypeName.INT, dimension));
    }

    /** Statements that bind every data dimension to a local variable of its name, or throw in the model's own words. */
    CodeBlock checks() {
        return checks.build();
    }

    /** The same arguments, to be passed on. */
    String arguments() {
        List<String> names =
                new ArrayList<>(data.stream().map(Declaration::name).toList());
        names.addAll(explicit);
        return String.join(", ", names);
    }

    boolean hasExplicitSizes() {
        return !explicit.isEmpty();
    }

    private Declaration withExplicitSize(Declaration declaration) {
        giveSize(unknown(declaration.type()).get(0));
        return declaration;
    }

    private void giveSize(String dimension) {
        explicit.add(dimension);
        origin.put(dimension, "the argument " + dimension);
        checks.addStatement("$T.requireDimension($S, $L)", RuntimeTypes.SHAPES, dimension, dimension);
    }

    private List<String> unknown(TensorType type) {
        return type.names().stream()
                .filter(name -> !modelDimensions.contains(name) && !origin.containsKey(name))
                .toList();
    }

    /** Whether the length tells the only size that is not known: it is an axis of its own, once. */
    private boolean isInferable(TensorType type) {
        List<String> unknown = unknown(type);
        if (unknown.isEmpty()) {
            return true;
        }
        long axes = type.shape().stream()
                .filter(axis -> axis.names().contains(unknown.get(0)))
                .count();
        return unknown.size() == 1 && axes == 1 && type.shape().contains(Dimension.named(unknown.get(0)));
    }

    private void bind(Declaration declaration) {
        TensorType type = declaration.type();
        List<String> unknown = unknown(type);
        if (unknown.isEmpty()) {
            requireLength(declaration);
            return;
        }
        String dimension = unknown.get(0);
        origin.put(dimension, declaration.name());
        List<Dimension> others = type.shape().stream()
                .filter(axis -> !axis.equals(Dimension.named(dimension)))
                .toList();
        checks.addStatement(
                "int $L = $T.rows($S, $L.length, $L, $S, $S)",
                dimension,
                RuntimeTypes.SHAPES,
                declaration.name(),
                declaration.name(),
                extents.product(others),
                others.isEmpty()
                        ? "1"
                        : others.stream().map(Dimension::toString).collect(Collectors.joining(" * ")),
                type.shapeText());
    }

    private void requireLength(Declaration declaration) {
        TensorType type = declaration.type();
        String length = longProduct(type);
        Optional<String> inferred =
                type.names().stream().filter(origin::containsKey).findFirst();
        if (inferred.isEmpty()) {
            checks.addStatement(
                    "$T.requireLength($S, $S, $L.length, $L)",
                    RuntimeTypes.SHAPES,
                    declaration.name(),
                    type.shapeText(),
                    declaration.name(),
                    length);
            return;
        }
        checks.addStatement(
                "$T.requireLength($S, $S, $L.length, $L, $S, $L, $S)",
                RuntimeTypes.SHAPES,
                declaration.name(),
                type.shapeText(),
                declaration.name(),
                length,
                inferred.get(),
                inferred.get(),
                origin.get(inferred.get()));
    }

    private String longProduct(TensorType type) {
        String product = extents.product(type.shape());
        return product.contains("*") ? "(long) " + product : product;
    }
}
