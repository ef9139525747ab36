package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradsmith.codegen.plan.Program;
import dev.gradsmith.codegen.plan.Programs;
import dev.gradsmith.diagnostic.CompilerBug;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.evaluate.KnownValue;
import dev.gradsmith.graph.model.ModelGraph;
import dev.gradsmith.graph.model.Precision;
import dev.gradsmith.graph.update.UpdateFormula;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes what moves the parameters after a run, and the fields with what that remembers from step to step. */
final class UpdateEmitter {
    /** Keeps a method well below the size beyond which HotSpot does not compile it. */
    private static final int MOST_PARAMETERS = 12;

    /** Below that many numbers there is nothing to share. */
    private static final int MANY_NUMBERS = 16_384;

    private final Program program;
    private final UpdateFormula formula;
    private final ProgramNames names;
    private final RealType real;
    private final String steps;
    private final String clip;
    private final List<UpdatedParameter> parameters;
    private final UpdateComments comments;
    private final String flatParameters;

    UpdateEmitter(ModelGraph model, Program program, ProgramNames names) {
        this.program = program;
        this.formula = program.updates().get(0).formula();
        this.names = names;
        this.real = new RealType(model.precision());
        this.steps = names.newField("steps");
        this.clip = names.newField("clip");
        this.parameters = program.updates().stream().map(this::parameter).toList();
        this.comments = new UpdateComments(program, names);
        this.flatParameters = NestedClass.FLAT_PARAMETERS.of(model);
    }

    private UpdatedParameter parameter(Program.Update update) {
        String name = update.parameter().name();
        List<String> states = formula.states().stream()
                .map(state -> names.newField(name + NameScope.capitalized(state.name())))
                .toList();
        String gradient =
                update.readsAnotherParameter() ? names.newField(Programs.gradientName(name)) : place(update.gradient());
        return new UpdatedParameter(update, gradient, states);
    }

    /** What the updates change, and where that lies. */
    List<UpdatedParameter> parameters() {
        return parameters;
    }

    private String place(Node gradient) {
        return names.whole(gradient)
                .orElseThrow(() -> new CompilerBug("emit", "no storage for the gradient " + gradient))
                .expression();
    }

    void addTo(TypeSpec.Builder type) {
        if (program.remembers()) {
            addFields(type);
            type.addMethod(start());
            addStore(type);
            addRestore(type);
        }
        if (formula.clipsNorm()) {
            type.addField(TypeName.DOUBLE, clip, Modifier.PRIVATE);
        }
        addUpdate(type);
        addParameters(type);
        if (program.accumulates()) {
            new AccumulationEmitter(parameters, names, real).addTo(type);
        }
    }

    /** All parameters at once, as a copy. */
    private void addParameters(TypeSpec.Builder type) {
        type.addMethod(MethodSpec.methodBuilder("parameters")
                .returns(double[].class)
                .addStatement("return $L.get(model)", flatParameters)
                .build());
        type.addMethod(MethodSpec.methodBuilder("parameters")
                .addParameter(double[].class, "all")
                .addStatement("$L.set(model, all)", flatParameters)
                .build());
    }

    private void addUpdate(TypeSpec.Builder type) {
        MethodSpec.Builder update =
                MethodSpec.methodBuilder("update").addJavadoc("Moves the parameters by what the last run found.\n");
        update.addCode(prologue());
        if (isShared()) {
            type.addField(FieldSpec.builder(RuntimeTypes.EXECUTION.nestedClass("Task"), "updateSlices")
                    .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("this::updateSlices")
                    .build());
            type.addMethod(update.addStatement("model.execution.run($L, updateSlices)", slices())
                    .build());
            addSlices(type);
            return;
        }
        parts(update, "", List.of()).forEach(type::addMethod);
    }

    /** Whether threads share the work: with thousands of numbers, or as many as a dimension says. */
    private boolean isShared() {
        List<Dimension> sizes = parameters.stream()
                .map(parameter -> Dimension.product(parameter.shape()))
                .toList();
        long known = sizes.stream()
                .mapToLong(size -> size.fixedSize().orElse(MANY_NUMBERS))
                .sum();
        return known >= MANY_NUMBERS;
    }

    private CodeBlock slices() {
        String count = parameters.stream()
                .map(parameter -> names.extents().product(parameter.shape()))
                .collect(Collectors.joining(" + "));
        return CodeBlock.of("$T.slices(model.execution.workers(), $L)", RuntimeTypes.CHUNKS, count);
    }

    private void addSlices(TypeSpec.Builder type) {
        MethodSpec.Builder slice = MethodSpec.methodBuilder("updateSlices")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "slice")
                .addParameter(TypeName.INT, "worker")
                .addStatement("int slices = $L", slices());
        List<ParameterSpec> arguments = List.of(
                ParameterSpec.builder(TypeName.INT, "slice").build(),
                ParameterSpec.builder(TypeName.INT, "slices").build());
        parts(slice, "slice, slices", arguments).forEach(type::addMethod);
    }

    /** The method with all updates in it, or in methods that it calls. */
    private List<MethodSpec> parts(MethodSpec.Builder method, String arguments, List<ParameterSpec> accepted) {
        if (parameters.size() <= MOST_PARAMETERS) {
            return List.of(method.addCode(body(parameters)).build());
        }
        List<MethodSpec> methods = new ArrayList<>();
        int parts = (parameters.size() + MOST_PARAMETERS - 1) / MOST_PARAMETERS;
        for (int part = 1; part <= parts; part++) {
            method.addStatement("updatePart$L($L)", part, arguments);
            int end = Math.min(part * MOST_PARAMETERS, parameters.size());
            methods.add(MethodSpec.methodBuilder("updatePart" + part)
                    .addModifiers(Modifier.PRIVATE)
                    .addParameters(accepted)
                    .addCode(body(parameters.subList((part - 1) * MOST_PARAMETERS, end)))
                    .build());
        }
        methods.add(0, method.build());
        return methods;
    }

    private void addFields(TypeSpec.Builder type) {
        if (formula.countsSteps()) {
            type.addField(TypeName.LONG, steps, Modifier.PRIVATE);
        }
        for (UpdatedParameter parameter : parameters) {
            TypeName fieldType = parameter.isScalar() ? real.type() : real.array();
            parameter.fields().forEach(field -> type.addField(fieldType, field, Modifier.PRIVATE));
        }
    }

    /** Called once by a trainer: a model of which only gradients are wanted needs none of this. */
    private MethodSpec start() {
        Locals locals = new Locals(real, names.locals());
        StepScalars scalars = new StepScalars(formula, real, steps, clip, locals);
        for (UpdatedParameter parameter : parameters) {
            if (!parameter.isScalar()) {
                String count = names.extents().product(parameter.shape());
                parameter
                        .fields()
                        .forEach(field -> locals.code().addStatement("$L = new $T[$L]", field, real.type(), count));
            }
            for (int i = 0; i < formula.states().size(); i++) {
                Node initial = formula.states().get(i).initial();
                boolean isZero = KnownValue.of(initial).orElse(1) == 0;
                if (!isZero) {
                    fill(parameter, parameter.states().get(i), scalars.value(initial), locals.code());
                }
            }
        }
        return MethodSpec.methodBuilder("startUpdates")
                .addJavadoc("Makes what the updates remember, as it is before the first.\n")
                .addCode(locals.code().build())
                .build();
    }

    private void addStore(TypeSpec.Builder type) {
        String snapshot = names.locals().newName("snapshot");
        MethodSpec.Builder method = MethodSpec.methodBuilder("store")
                .addParameter(RuntimeTypes.SNAPSHOT, snapshot)
                .addJavadoc("Adds what the updates remember.\n");
        List<CodeBlock> statements = new ArrayList<>();
        if (formula.countsSteps()) {
            statements.add(CodeBlock.of("$L.put($T.STEPS, $L)", snapshot, RuntimeTypes.CHECKPOINT, steps));
        }
        eachState((parameter, state, name) -> statements.add(CodeBlock.of(
                "$L.put($S, $T.$L($L$L))",
                snapshot,
                name,
                RuntimeTypes.TENSOR,
                parameter.isScalar() ? "scalar" : "of",
                state,
                sizes(parameter))));
        MethodParts.add(type, method, "store", statements);
        type.addMethod(method.build());
    }

    private void addRestore(TypeSpec.Builder type) {
        String tensors = names.locals().newName("tensors");
        MethodSpec.Builder method = MethodSpec.methodBuilder("restore")
                .addParameter(RuntimeTypes.SAFETENSORS, tensors)
                .addException(RuntimeTypes.SAFETENSORS_EXCEPTION)
                .addJavadoc("Becomes what {@link #store} added.\n");
        List<CodeBlock> statements = new ArrayList<>();
        if (formula.countsSteps()) {
            statements.add(
                    CodeBlock.of("$1L = $2T.wholeNumber($3L, $2T.STEPS)", steps, RuntimeTypes.CHECKPOINT, tensors));
        }
        eachState((parameter, state, name) -> statements.add(CodeBlock.of(
                "$L = $T.$L($L, $S, $S$L)$L",
                state,
                RuntimeTypes.CHECKPOINT,
                real.plural(),
                tensors,
                name,
                parameter.update().parameter().type().shapeText(),
                sizes(parameter),
                parameter.isScalar() ? "[0]" : "")));
        MethodParts.add(type, method, "restore", statements);
        type.addMethod(method.build());
    }

    /** Something to do with what an update remembers of a parameter. */
    private interface OfState {
        /**
         * Does it.
         *
         * @param name what files call it
         */
        void accept(UpdatedParameter parameter, String field, String name);
    }

    private void eachState(OfState action) {
        for (UpdatedParameter parameter : parameters) {
            for (int i = 0; i < parameter.states().size(); i++) {
                String state = formula.states().get(i).name();
                String path = parameter.update().parameter().path();
                action.accept(parameter, parameter.states().get(i), "optimizer/" + state + "/" + path);
            }
        }
    }

    private String sizes(UpdatedParameter parameter) {
        return parameter.shape().stream()
                .map(dimension -> ", " + names.extents().size(dimension))
                .collect(Collectors.joining());
    }

    private static void fill(UpdatedParameter parameter, String field, CodeBlock value, CodeBlock.Builder code) {
        if (parameter.isScalar()) {
            code.addStatement("$L = $L", field, value);
            return;
        }
        code.addStatement("$T.fill($L, $L)", Arrays.class, field, value);
    }

    /** Counts the step, and keeps parameters that are gradients of others as they are before it. */
    private CodeBlock prologue() {
        CodeBlock.Builder code = CodeBlock.builder();
        if (formula.countsSteps()) {
            code.addStatement("$L++", steps);
        }
        parameters.stream()
                .filter(parameter -> parameter.update().readsAnotherParameter())
                .forEach(parameter -> keep(parameter, code));
        if (formula.clipsNorm()) {
            clip(code);
        }
        return code.build();
    }

    /** Finds what all gradients are multiplied by: what the largest norm is of theirs, or 1. */
    private void clip(CodeBlock.Builder code) {
        Locals locals = new Locals(real, names.locals());
        String squares = locals.name("squares");
        code.addStatement("double $L = 0", squares);
        parameters.forEach(parameter -> code.addStatement(
                "$L += $T.ofSquares($L)", squares, RuntimeTypes.GRADIENT_ARRAYS, parameter.gradient()));
        CodeBlock largest = new StepScalars(formula, new RealType(Precision.DOUBLE), steps, clip, locals)
                .value(formula.clipping().largest());
        code.addStatement(
                "$L = $T.scale($L, $T.sqrt($L))", clip, RuntimeTypes.GRADIENT_ARRAYS, largest, Math.class, squares);
    }

    private void keep(UpdatedParameter parameter, CodeBlock.Builder code) {
        String other = place(parameter.update().gradient());
        if (parameter.isScalar()) {
            code.addStatement("$L = $L", parameter.gradient(), other);
            return;
        }
        code.addStatement("$1T.arraycopy($2L, 0, $3L, 0, $3L.length)", System.class, other, parameter.gradient());
    }

    private CodeBlock body(List<UpdatedParameter> some) {
        Locals locals = new Locals(real, names.locals());
        StepScalars scalars = new StepScalars(formula, real, steps, clip, locals);
        scalars.declare(comments.ofScalars());
        for (UpdatedParameter parameter : some) {
            comments.of(parameter).forEach(locals::comment);
            ElementLoop loop = new ElementLoop(formula, parameter, scalars, names.extents());
            if (!isShared()) {
                loop.emit(locals);
            } else if (parameter.isScalar()) {
                locals.code().beginControlFlow("if (slice == 0)");
                loop.emit(locals);
                locals.code().endControlFlow();
            } else {
                loop.emit(locals, sliceOf(parameter, "slice"), sliceOf(parameter, "slice + 1"));
            }
        }
        return locals.code().build();
    }

    private CodeBlock sliceOf(UpdatedParameter parameter, String slice) {
        String count = names.extents().product(parameter.shape());
        return CodeBlock.of("$T.slice($L, slices, $L)", RuntimeTypes.CHUNKS, slice, count);
    }
}
