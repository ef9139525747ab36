package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradsmith.codegen.plan.Program;
import dev.gradsmith.codegen.plan.Programs;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.ModelGraph;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the class {@code Fit} of a trainer: steps on batches of certain data, each on a range of it or on rows brought together. */
final class TrainingEmitter {
    private final ModelGraph model;
    private final Programs programs;
    private final ClassName modelClass;
    private final TrainerNames names;
    private final ClassName fitClass;
    private final String bind;
    private final boolean hasShortSteps;
    private final RealType real;
    private final List<Declaration> data;
    private final List<Declaration> batched;
    private final Extents extents = new Extents(Optional.empty(), "");
    private final Map<Declaration, String> buffers = new HashMap<>();
    private final String losses;
    private final String rows;
    private final String order;
    private final String from;
    private final String count;

    TrainingEmitter(
            ModelGraph model,
            Programs programs,
            ClassName modelClass,
            TrainerNames names,
            ClassName fitClass,
            String bind,
            boolean hasShortSteps) {
        this.hasShortSteps = hasShortSteps;
        this.model = model;
        this.programs = programs;
        this.modelClass = modelClass;
        this.names = names;
        this.fitClass = fitClass;
        this.bind = bind;
        this.real = new RealType(model.precision());
        this.data = ModelEmitter.data(model);
        this.batched = DataSetBinding.batched(model);
        NameScope scope = names.scope().inner();
        batched.forEach(one -> buffers.put(one, scope.newName(one.name() + "Batch")));
        this.losses = scope.newName("losses");
        this.rows = scope.newName("rows");
        this.order = scope.newName("order");
        this.from = scope.newName("from");
        this.count = scope.newName("count");
    }

    /** What the constructor takes: the data, its sizes, and the number of rows to a batch. */
    List<ParameterSpec> components() {
        List<ParameterSpec> components = new ArrayList<>();
        data.forEach(one -> components.add(
                ParameterSpec.builder(real.of(one.type()), one.name()).build()));
        RunArguments.dataDimensions(model, data)
                .forEach(size ->
                        components.add(ParameterSpec.builder(TypeName.INT, size).build()));
        components.add(ParameterSpec.builder(TypeName.INT, names.batchSize()).build());
        return components;
    }

    TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.classBuilder(fitClass)
                .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
                .addSuperinterface(RuntimeTypes.TRAINING)
                .addJavadoc("Steps on certain data.\n");
        components().forEach(one -> type.addField(one.type(), one.name(), Modifier.PRIVATE, Modifier.FINAL));
        batched.forEach(one -> type.addField(FieldSpec.builder(real.of(one.type()), buffers.get(one), Modifier.PRIVATE)
                .initializer("new $T[0]", real.element(one.type()))
                .build()));
        type.addMethod(constructor());
        type.addMethod(override("rows", TypeName.INT)
                .addStatement(
                        "return $L", model.batch().map(Dimension::toString).orElse("1"))
                .build());
        type.addMethod(step());
        if (hasShortSteps) {
            type.addMethod(stepMany());
        }
        if (programs.gradient().filter(Program::accumulates).isPresent()) {
            accumulation(type);
        }
        if (model.batch().isPresent()) {
            type.addMethod(gather());
            type.addMethod(part());
        }
        new DataSetBinding(model).columns(names.scope()).ifPresent(columns -> type.addMethod(onDataSet(columns)));
        type.addMethod(measures());
        type.addMethod(evaluate());
        if (new DataSetBinding(model).measuresBlocks(programs)) {
            type.addMethod(evaluateBlocks());
        }
        new HyperparametersEmitter(model, names).addTo(type);
        parameters(type);
        nonFinite(type);
        type.addMethod(describe());
        type.addMethod(override("state", RuntimeTypes.TRAINER_STATE)
                .addStatement("return $L", names.state())
                .build());
        return type.build();
    }

    private MethodSpec describe() {
        String fingerprint = names.scope().inner().newName("fingerprint");
        MethodSpec.Builder method =
                override("describe", TypeName.VOID).addParameter(RuntimeTypes.FINGERPRINT, fingerprint);
        data.forEach(one -> method.addStatement("$1L.add($2S, $2L)", fingerprint, one.name()));
        RunArguments.dataDimensions(model, data)
                .forEach(size -> method.addStatement("$1L.add($2S, $2L)", fingerprint, size));
        return method.build();
    }

    private ClassName lossProgram() {
        return NestedClass.LOSS_PROGRAM.in(model, modelClass);
    }

    static MethodSpec.Builder override(String name, TypeName result) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(result);
    }

    private MethodSpec.Builder onBatch(String name, TypeName result) {
        return override(name, result)
                .addParameter(int[].class, order)
                .addParameter(TypeName.INT, from)
                .addParameter(TypeName.INT, count);
    }

    private String width(Declaration one) {
        return extents.product(one.type().shape().subList(1, one.type().rank()));
    }

    /** How many values so many rows are. */
    private String times(String size, Declaration one) {
        String width = width(one);
        return width.equals("1") ? size : size + " * " + width;
    }

    private MethodSpec constructor() {
        MethodSpec.Builder method = MethodSpec.constructorBuilder();
        for (ParameterSpec one : components()) {
            method.addParameter(one).addStatement("this.$1L = $1L", one.name());
        }
        return method.build();
    }

    /** Made when rows are brought together for the first time: rows that are trained on where they are need no such room. */
    private void reserve(MethodSpec.Builder method) {
        String most = "Math.min(" + names.batchSize() + ", "
                + model.batch().map(Dimension::toString).orElse("1") + ")";
        method.beginControlFlow("if ($L.length == 0)", buffers.get(batched.get(0)));
        for (Declaration one : batched) {
            method.addStatement("$L = new $T[$L]", buffers.get(one), real.element(one.type()), times(most, one));
        }
        method.endControlFlow();
    }

    private MethodSpec step() {
        MethodSpec.Builder method = onBatch("step", TypeName.DOUBLE);
        if (model.batch().isEmpty()) {
            return method.addStatement("return update($L)", onAll()).build();
        }
        return method.beginControlFlow("if ($L.length == 0)", order)
                .addStatement("return update($L)", onRange())
                .endControlFlow()
                .addStatement("gather($L, $L, $L)", order, from, count)
                .addStatement("return update($L)", onBuffers())
                .build();
    }

    private void accumulation(TypeSpec.Builder type) {
        NameScope scope = names.scope().inner();
        String weight = scope.newName("weight");
        String scale = scope.newName("scale");
        String loss = scope.newName("loss");
        MethodSpec.Builder method = onBatch("accumulate", TypeName.DOUBLE).addParameter(TypeName.DOUBLE, weight);
        if (model.batch().isEmpty()) {
            method.addStatement("$T $L = $L($L)", real.type(), loss, names.forward(), onAll());
        } else {
            method.addStatement("$T $L", real.type(), loss)
                    .beginControlFlow("if ($L.length == 0)", order)
                    .addStatement("$L = $L($L)", loss, names.forward(), onRange())
                    .nextControlFlow("else")
                    .addStatement("gather($L, $L, $L)", order, from, count)
                    .addStatement("$L = $L($L)", loss, names.forward(), onBuffers())
                    .endControlFlow();
        }
        type.addMethod(
                method.beginControlFlow("if ($T.isFinite($L))", real.type().box(), loss)
                        .addStatement("$L.accumulate($L)", names.program(), weight)
                        .endControlFlow()
                        .addStatement("return $L", loss)
                        .build());
        type.addMethod(override("stepAccumulated", TypeName.VOID)
                .addParameter(TypeName.DOUBLE, scale)
                .addStatement("$L.updateAccumulated($L)", names.program(), scale)
                .build());
    }

    private MethodSpec stepMany() {
        String steps = names.scope().inner().newName("steps");
        String arguments = data.stream().map(Declaration::name).collect(Collectors.joining(", "));
        return onBatch("stepMany", TypeName.DOUBLE)
                .addParameter(TypeName.INT, steps)
                .beginControlFlow("if ($L.hasChunks($L))", names.program(), count)
                .addStatement("return $T.NaN", Double.class)
                .endControlFlow()
                .addStatement(
                        "return $L.steps($L, $L, $L, $L, $L)", names.program(), arguments, order, from, count, steps)
                .build();
    }

    private String onAll() {
        return RunArguments.of(model, data, Declaration::name, "0");
    }

    private String onRange() {
        return withBatchSize(RunArguments.of(model, data, Declaration::name, from));
    }

    private String onBuffers() {
        return withBatchSize(RunArguments.of(model, data, this::buffer, "0"));
    }

    private String buffer(Declaration one) {
        return buffers.getOrDefault(one, one.name());
    }

    /** The arguments of a step with another number of rows. */
    private String withBatchSize(String arguments) {
        int sizes = RunArguments.dataDimensions(model, data).size();
        String[] parts = arguments.split(", ");
        String batch = model.batch().map(Dimension::toString).orElse("");
        for (int i = parts.length - sizes; i < parts.length; i++) {
            parts[i] = parts[i].equals(batch) ? count : parts[i];
        }
        return String.join(", ", parts);
    }

    private MethodSpec gather() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("gather")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(int[].class, order)
                .addParameter(TypeName.INT, from)
                .addParameter(TypeName.INT, count);
        reserve(method);
        for (Declaration one : batched) {
            method.addStatement(
                    "$1T.gather($2L, $3L, $4L, $5L, $5L + $6L, $7L)",
                    RuntimeTypes.BATCHES,
                    one.name(),
                    width(one),
                    order,
                    from,
                    count,
                    buffers.get(one));
        }
        return method.build();
    }

    private MethodSpec part() {
        MethodSpec.Builder method = override("part", RuntimeTypes.TRAINING).addParameter(int[].class, rows);
        Map<String, String> parts = new HashMap<>();
        NameScope scope = names.scope().inner();
        scope.newName(rows);
        for (Declaration one : batched) {
            String part = scope.newName(one.name() + "Part");
            parts.put(one.name(), part);
            method.addStatement(
                            "$T $L = new $T[$L]",
                            real.of(one.type()),
                            part,
                            real.element(one.type()),
                            times(rows + ".length", one))
                    .addStatement(
                            "$1T.gather($2L, $3L, $4L, 0, $4L.length, $5L)",
                            RuntimeTypes.BATCHES,
                            one.name(),
                            width(one),
                            rows,
                            part);
        }
        parts.put(model.batch().orElseThrow().toString(), rows + ".length");
        String arguments = components().stream()
                .map(one -> parts.getOrDefault(one.name(), one.name()))
                .collect(Collectors.joining(", "));
        return method.addStatement("return new $T($L)", fitClass, arguments).build();
    }

    private MethodSpec onDataSet(DataSetBinding.Columns columns) {
        return override("on", RuntimeTypes.TRAINING)
                .addParameter(RuntimeTypes.DATA_SET, columns.name())
                .addCode(columns.checks())
                .addStatement("return $L($L, $L)", bind, columns.arguments(), names.batchSize())
                .build();
    }

    private List<Program.Result> results() {
        return programs.losses().map(Program::results).orElse(List.of());
    }

    private MethodSpec measures() {
        String all = results().stream()
                .map(result -> CodeBlock.of("$S", result.name()).toString())
                .collect(Collectors.joining(", "));
        return override("measures", ParameterizedTypeName.get(List.class, String.class))
                .addStatement("return $T.of($L)", List.class, all)
                .build();
    }

    private MethodSpec evaluate() {
        return override("evaluate", ArrayTypeName.of(TypeName.DOUBLE))
                .addStatement("$1T $2L = new $1T($3L)", lossProgram(), losses, names.model())
                .addStatement("$L.run($L)", losses, onAll())
                .addStatement("return new double[] {$L}", values())
                .build();
    }

    private MethodSpec evaluateBlocks() {
        String blocks = names.scope().inner().newName("blocks");
        return override("evaluate", ArrayTypeName.of(TypeName.DOUBLE))
                .addParameter(RuntimeTypes.DATA_BLOCKS, blocks)
                .addException(IOException.class)
                .addStatement("$T $L = $L($L)", lossProgram(), losses, names.measured(), blocks)
                .addStatement("return new double[] {$L}", values())
                .build();
    }

    private String values() {
        return programs.losses().map(ResultNames::of).orElse(List.of()).stream()
                .map(result -> losses + "." + result + "()")
                .collect(Collectors.joining(", "));
    }

    private void parameters(TypeSpec.Builder type) {
        String local = names.scope().inner().newName("values");
        type.addMethod(override("parameters", ArrayTypeName.of(TypeName.DOUBLE))
                .addStatement("return $L.parameters()", names.program())
                .build());
        type.addMethod(override("parameters", TypeName.VOID)
                .addParameter(double[].class, local)
                .addStatement("$L.parameters($L)", names.program(), local)
                .build());
    }

    private void nonFinite(TypeSpec.Builder type) {
        TypeName result = ParameterizedTypeName.get(ClassName.get(Optional.class), RuntimeTypes.FOUND_NON_FINITE);
        MethodSpec.Builder method = onBatch("nonFinite", result);
        NonFiniteEmitter search = new NonFiniteEmitter(model, programs, modelClass, names, new Buffered(), count);
        if (model.batch().isEmpty()) {
            search.addTo(type, method, "new int[0]", onAll());
            return;
        }
        method.addStatement("int[] $L = $T.rows($L, $L, $L)", rows, RuntimeTypes.NON_FINITE, order, from, count)
                .addStatement("gather($L, 0, $L)", rows, count);
        search.addTo(type, method, rows, onBuffers());
    }

    /** A batch whose rows were brought together. */
    private final class Buffered implements NonFiniteEmitter.Batch {
        @Override
        public String array(Declaration one) {
            return buffer(one);
        }

        @Override
        public String length(Declaration one) {
            return buffers.containsKey(one) ? times(count, one) : one.name() + ".length";
        }
    }
}
