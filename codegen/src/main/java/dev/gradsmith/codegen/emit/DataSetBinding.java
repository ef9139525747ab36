package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.ElementType;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.ModelGraph;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes methods that take a data set in place of arrays: each array is the column of its name, of the width that the model gives it. */
final class DataSetBinding {
    private final ModelGraph model;
    private final List<Declaration> data;
    private final RealType real;

    DataSetBinding(ModelGraph model) {
        this.model = model;
        this.data = ModelEmitter.data(model);
        this.real = new RealType(model.precision());
    }

    /** The data with a row for each example. */
    static List<Declaration> batched(ModelGraph model) {
        return ModelEmitter.data(model).stream()
                .filter(one -> one.type().rank() > 0
                        && model.batch().isPresent()
                        && one.type().shape().get(0).equals(model.batch().get()))
                .toList();
    }

    /** Whether all data are in rows of examples, so that each can be columns of a table. */
    boolean isPossible() {
        boolean inRows = batched(model).size() == data.size() && !data.isEmpty();
        return inRows && !new DataBinding(data, model.modelDimensions(), real).hasExplicitSizes();
    }

    /** Adds the method called {@code name}, which calls the one that takes arrays; where all data can be columns. */
    void add(TypeSpec.Builder type, String name, TypeName result, Optional<ClassName> options) {
        if (!isPossible()) {
            return;
        }
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .returns(result)
                .addParameter(RuntimeTypes.DATA_SET, "data")
                .addJavadoc("The same for a data set, whose columns have the names of the model's data.\n");
        options.ifPresent(kind -> method.addParameter(kind, "options"));
        data.forEach(one -> requireWidth(method, one));
        String columns = data.stream()
                .map(one -> "data." + real.plural(one.type()) + "(\"" + one.name() + "\")")
                .collect(Collectors.joining(", "));
        type.addMethod(method.addStatement("return $L($L$L)", name, columns, options.isPresent() ? ", options" : "")
                .build());
    }

    /** Adds {@code fit} on data that are read block by block; where these tell no size but the number of rows. */
    void addFitOnBlocks(TypeSpec.Builder type, NameScope scope) {
        if (!isPossible() || !RunArguments.dataDimensions(model, data).equals(model.batch().get().names())) {
            return;
        }
        String rows = scope.newName("rows");
        String first = scope.newName("first");
        String count = scope.newName("count");
        MethodSpec.Builder method = MethodSpec.methodBuilder("fit")
                .addModifiers(Modifier.PUBLIC)
                .returns(RuntimeTypes.HISTORY)
                .addParameter(RuntimeTypes.DATA_BLOCKS, "data")
                .addParameter(RuntimeTypes.FIT_OPTIONS, "options")
                .addException(IOException.class)
                .addJavadoc("The same for data larger than memory, which are read block by block in each epoch.\n");
        data.forEach(one -> requireWidth(method, one));
        CodeBlock.Builder checks = CodeBlock.builder();
        data.forEach(one -> requireIndices(checks, rows, one));
        String end = checks.isEmpty() ? "" : "\n";
        String arguments = RunArguments.of(
                        model, data, one -> rows + "." + real.plural(one.type()) + "(\"" + one.name() + "\")", first)
                .replaceFirst("[^ ]+$", count);
        type.addMethod(method.addStatement(
                        "return $T.run(options, data, $L -> {$>$L$<$L}, ($L, $L, $L) -> update($L))",
                        RuntimeTypes.BLOCK_FEED,
                        rows,
                        checks.build(),
                        end,
                        rows,
                        first,
                        count,
                        arguments)
                .build());
    }

    private void requireIndices(CodeBlock.Builder checks, String rows, Declaration one) {
        if (one.type().element() instanceof ElementType.Index index) {
            checks.add(
                    "\n$T.requireIndices($S, $L.ints($S), $S, $L);",
                    RuntimeTypes.SHAPES,
                    one.name(),
                    rows,
                    one.name(),
                    index.bound(),
                    new Extents(Optional.empty(), "", fields()).size(index.bound()));
        }
    }

    /** Values must not move from one row to the next; a width that the data itself tells needs no check. */
    private void requireWidth(MethodSpec.Builder method, Declaration one) {
        List<Dimension> row = one.type().shape().subList(1, one.type().rank());
        boolean known = row.stream().allMatch(size -> model.modelDimensions().containsAll(size.names()));
        if (known) {
            CodeBlock width = CodeBlock.of("$L", new Extents(Optional.empty(), "", fields()).product(row));
            method.addStatement(
                    "$T.requireWidth($S, $S, data.width($S), $L)",
                    RuntimeTypes.SHAPES,
                    one.name(),
                    one.type().shapeText(),
                    one.name(),
                    width);
        }
    }

    /** The method's own arguments hide fields of the same name. */
    private Map<String, String> fields() {
        return model.modelDimensions().stream().collect(Collectors.toMap(name -> name, name -> switch (name) {
            case "data", "options" -> "this." + name;
            default -> name;
        }));
    }
}
