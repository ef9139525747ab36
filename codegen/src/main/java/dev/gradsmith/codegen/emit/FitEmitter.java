package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.ModelGraph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes a trainer's {@code fit}: epochs of batches, each an {@code update} on a range of the data or on rows brought together. */
final class FitEmitter {
    private final ModelGraph model;
    private final RealType real;
    private final List<Declaration> data;
    private final List<Declaration> batched;
    private final Extents extents = new Extents(Optional.empty(), "");
    private final String options;
    private final String first;
    private final String count;
    private final String order;
    private final String from;
    private final String to;
    private final String steps;
    private final Optional<String> shortSteps;
    private final Map<Declaration, String> buffers = new HashMap<>();

    /**
     * @param scope the names that the trainer's fields and data have
     * @param shortSteps the field whose class has a method of many steps
     */
    FitEmitter(ModelGraph model, NameScope scope, Optional<String> shortSteps) {
        this.shortSteps = shortSteps;
        this.steps = scope.newName("steps");
        this.model = model;
        this.real = new RealType(model.precision());
        this.data = ModelEmitter.data(model);
        this.batched = DataSetBinding.batched(model);
        this.options = scope.newName("options");
        this.first = scope.newName("first");
        this.count = scope.newName("count");
        this.order = scope.newName("order");
        this.from = scope.newName("from");
        this.to = scope.newName("to");
        batched.forEach(one -> buffers.put(one, scope.newName(one.name() + "Batch")));
    }

    MethodSpec emit() {
        DataBinding binding = new DataBinding(data, model.modelDimensions(), real);
        MethodSpec.Builder method = MethodSpec.methodBuilder("fit")
                .addModifiers(Modifier.PUBLIC)
                .returns(RuntimeTypes.HISTORY)
                .addJavadoc(
                        model.batch().isPresent()
                                ? "Trains on batches of the given data for a number of epochs.\n"
                                : """
                                Trains for a number of epochs, each of which is one step on all of the data. No dimension comes first in all \
                                of it, so that the options' batches and orders of rows mean nothing here.
                                """);
        binding.addParameters(method);
        method.addParameter(RuntimeTypes.FIT_OPTIONS, options).addCode(binding.checks());
        return model.batch().map(batch -> inBatches(method, batch)).orElseGet(() -> asAWhole(method));
    }

    private MethodSpec asAWhole(MethodSpec.Builder method) {
        String update = "update(" + RunArguments.of(model, data, Declaration::name, "0") + ")";
        return method.addComment("The model has no batch dimension: each epoch is one step on all of the data.")
                .addStatement(
                        "return $T.run($L.unshuffled(), 1, $L)",
                        RuntimeTypes.FIT_LOOP,
                        options,
                        step(update, CodeBlock.of("return $L;\n", update)))
                .build();
    }

    private MethodSpec inBatches(MethodSpec.Builder method, Dimension batch) {
        CodeBlock.Builder gathered = CodeBlock.builder();
        for (Declaration one : batched) {
            String width =
                    extents.product(one.type().shape().subList(1, one.type().rank()));
            method.addStatement(
                    "$T $L = new $T[$T.min($L.batchSize(), $L)$L]",
                    real.of(one.type()),
                    buffers.get(one),
                    real.element(one.type()),
                    Math.class,
                    options,
                    batch,
                    width.equals("1") ? "" : " * " + width);
            gathered.addStatement(
                    "$T.gather($L, $L, $L, $L, $L, $L)",
                    RuntimeTypes.BATCHES,
                    one.name(),
                    width,
                    order,
                    from,
                    to,
                    buffers.get(one));
        }
        String onBatch = RunArguments.of(model, data, one -> buffers.getOrDefault(one, one.name()), "0");
        gathered.addStatement("return update($L)", withBatchSize(onBatch, to + " - " + from));
        String onRange = RunArguments.of(model, data, Declaration::name, first);
        return method.addStatement(
                        "return $T.run($L, $L, $L)",
                        RuntimeTypes.FIT_LOOP,
                        options,
                        batch,
                        step("update(" + withBatchSize(onRange, count) + ")", gathered.build()))
                .build();
    }

    /** The arguments of {@code update} with another number of rows. */
    private String withBatchSize(String arguments, String size) {
        int sizes = RunArguments.dataDimensions(model, data).size();
        String[] parts = arguments.split(", ");
        String batch = model.batch().map(Dimension::toString).orElse("");
        for (int i = parts.length - sizes; i < parts.length; i++) {
            parts[i] = parts[i].equals(batch) ? size : parts[i];
        }
        return String.join(", ", parts);
    }

    private TypeSpec step(String range, CodeBlock rows) {
        TypeSpec.Builder type = TypeSpec.anonymousClassBuilder("").addSuperinterface(RuntimeTypes.BATCH_STEP);
        shortSteps.ifPresent(program -> type.addMethod(manySteps(program)));
        return type.addMethod(override("stepRange")
                        .addParameter(TypeName.INT, first)
                        .addParameter(TypeName.INT, count)
                        .addStatement("return $L", range)
                        .build())
                .addMethod(override("stepRows")
                        .addParameter(int[].class, order)
                        .addParameter(TypeName.INT, from)
                        .addParameter(TypeName.INT, to)
                        .addCode(rows)
                        .build())
                .build();
    }

    private MethodSpec manySteps(String program) {
        String arguments = data.stream().map(Declaration::name).collect(Collectors.joining(", "));
        return override("stepMany")
                .addParameter(int[].class, order)
                .addParameter(TypeName.INT, from)
                .addParameter(TypeName.INT, count)
                .addParameter(TypeName.INT, steps)
                .beginControlFlow("if ($L.hasChunks($L))", program, count)
                .addStatement(
                        "return $T.super.stepMany($L, $L, $L, $L)", RuntimeTypes.BATCH_STEP, order, from, count, steps)
                .endControlFlow()
                .addStatement("return $L.steps($L, $L, $L, $L, $L)", program, arguments, order, from, count, steps)
                .build();
    }

    private static MethodSpec.Builder override(String name) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(TypeName.DOUBLE);
    }
}
