package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradsmith.codegen.plan.BlockWise;
import dev.gradsmith.codegen.plan.Programs;
import dev.gradsmith.graph.Dimension;
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

    /** Whether the loss and the metrics can be had of data that are read block by block. */
    boolean measuresBlocks(Programs programs) {
        return isPossible()
                && RunArguments.dataDimensions(model, data).size() == 1
                && programs.losses()
                        .filter(losses -> BlockWise.is(losses, model.batch()))
                        .isPresent();
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
        Columns columns = columns("data", fields());
        type.addMethod(method.addCode(columns.checks())
                .addStatement("return $L($L$L)", name, columns.arguments(), options.isPresent() ? ", options" : "")
                .build());
    }

    /**
     * How a method takes a data set.
     *
     * @param name of its argument
     * @param checks statements that it begins with
     * @param arguments the columns, for a method that takes arrays
     */
    record Columns(String name, CodeBlock checks, String arguments) {}

    /** For a method whose argument hides none of these names; empty where not all data can be columns. */
    Optional<Columns> columns(NameScope scope) {
        return isPossible() ? Optional.of(columns(scope.inner().newName("data"), Map.of())) : Optional.empty();
    }

    private Columns columns(String dataSet, Map<String, String> fields) {
        CodeBlock.Builder checks = CodeBlock.builder();
        data.forEach(one -> requireWidth(checks, dataSet, one, fields));
        String columns = data.stream()
                .map(one -> dataSet + "." + real.plural(one.type()) + "(\"" + one.name() + "\")")
                .collect(Collectors.joining(", "));
        return new Columns(dataSet, checks.build(), columns);
    }

    /** Adds {@code fit} on data that are read block by block: {@code bind} makes steps on the rows that are in memory. */
    void addFitOnBlocks(TypeSpec.Builder type, NameScope scope, String bind) {
        if (!isPossible()) {
            return;
        }
        Columns columns = columns(scope.newName("rows"), fields());
        type.addMethod(MethodSpec.methodBuilder("fit")
                .addModifiers(Modifier.PUBLIC)
                .returns(RuntimeTypes.HISTORY)
                .addParameter(RuntimeTypes.DATA_BLOCKS, "data")
                .addParameter(RuntimeTypes.FIT_OPTIONS, "options")
                .addException(IOException.class)
                .addJavadoc("The same for data larger than memory, which are read block by block in each epoch.\n")
                .addCode("return $T.run(options, data, $L -> {\n$>", RuntimeTypes.BLOCK_FEED, columns.name())
                .addCode(columns.checks())
                .addStatement("return $L($L, options.batchSize())", bind, columns.arguments())
                .addCode("$<});\n")
                .build());
    }

    /**
     * Adds a method that runs the losses' program on data that are read block by block, and gives it when it is done.
     *
     * @param name of the method
     * @param program the program's class
     * @param held the field with the model
     */
    void addMeasureOnBlocks(TypeSpec.Builder type, NameScope scope, String name, ClassName program, String held) {
        String blocks = scope.newName("blocks");
        String local = scope.newName("losses");
        String count = scope.newName("count");
        Columns columns = columns(scope.newName("rows"), Map.of());
        type.addMethod(MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .returns(program)
                .addParameter(RuntimeTypes.DATA_BLOCKS, blocks)
                .addException(IOException.class)
                .addStatement("$1T $2L = new $1T($3L)", program, local, held)
                .addCode(
                        "$L.finishBlocks($T.run($L, ($L, $L) -> {\n$>",
                        local,
                        RuntimeTypes.BLOCK_SCAN,
                        blocks,
                        columns.name(),
                        count)
                .addCode(columns.checks())
                .addStatement("$L($L, $L, $L)", name, local, columns.arguments(), count)
                .addCode("$<}));\n")
                .addStatement("return $L", local)
                .build());
        type.addMethod(addBlock(name, program, local, count));
    }

    private MethodSpec addBlock(String name, ClassName program, String local, String count) {
        DataBinding binding = new DataBinding(data, model.modelDimensions(), real);
        MethodSpec.Builder method =
                MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE).addParameter(program, local);
        binding.addParameters(method);
        String columns = data.stream().map(Declaration::name).collect(Collectors.joining(", "));
        return method.addParameter(TypeName.INT, count)
                .addCode(binding.checks())
                .addStatement("$L.addBlock($L, 0, $L)", local, columns, count)
                .build();
    }

    /** Values must not move from one row to the next; a width that the data itself tells needs no check. */
    private void requireWidth(CodeBlock.Builder checks, String dataSet, Declaration one, Map<String, String> fields) {
        List<Dimension> row = one.type().shape().subList(1, one.type().rank());
        boolean known = row.stream().allMatch(size -> model.modelDimensions().containsAll(size.names()));
        if (known) {
            CodeBlock width = CodeBlock.of("$L", new Extents(Optional.empty(), "", fields).product(row));
            checks.addStatement(
                    "$T.requireWidth($S, $S, $L.width($S), $L)",
                    RuntimeTypes.SHAPES,
                    one.name(),
                    one.type().shapeText(),
                    dataSet,
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
