package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradsmith.codegen.plan.LeastSquaresPrograms;
import dev.gradsmith.codegen.plan.Program;
import dev.gradsmith.codegen.plan.Programs;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.ModelGraph;
import dev.gradsmith.graph.model.Objective;
import dev.gradsmith.graph.op.Variable;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the class that trains a model. */
final class TrainerEmitter {
    private final ModelGraph model;
    private final Objective objective;
    private final Programs programs;
    private final ClassName modelClass;
    private final ClassName className;
    private final RealType real;
    private final List<Declaration> data;
    private final Extents extents = new Extents(Optional.empty(), "");

    TrainerEmitter(ModelGraph model, Objective objective, Programs programs, ClassName modelClass) {
        this.model = model;
        this.objective = objective;
        this.programs = programs;
        this.modelClass = modelClass;
        this.className = ClassName.get(modelClass.packageName(), modelClass.simpleName() + "Trainer");
        this.real = new RealType(model.precision());
        this.data = ModelEmitter.data(model);
    }

    TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.classBuilder(className)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("Trains {@link $T} by minimizing {@code $L}.\n", modelClass, objective.name())
                .addJavadoc("\n<p>A trainer is for one thread at a time; its execution may use more.\n")
                .addField(modelClass, "model", Modifier.PRIVATE, Modifier.FINAL);
        if (programs.leastSquares().isEmpty()) {
            type.addField(modelClass.nestedClass(ModelEmitter.GRADIENT), "gradient", Modifier.PRIVATE, Modifier.FINAL);
        }
        type.addMethod(constructor());
        if (draws()) {
            type.addField(TypeName.LONG, "draws", Modifier.PRIVATE);
        }
        model.modelDimensions()
                .forEach(dimension -> type.addField(TypeName.INT, dimension, Modifier.PRIVATE, Modifier.FINAL));
        entryPoints(type);
        if (programs.leastSquares().isPresent()) {
            leastSquares(type, programs.leastSquares().get());
        } else {
            steps(type);
        }
        type.addMethod(evaluate());
        if (bindsByName()) {
            type.addMethod(byName("evaluate", className.nestedClass("Evaluation"), Optional.empty()));
        }
        type.addType(evaluation());
        type.addType(builder());
        return type.build();
    }

    private void steps(TypeSpec.Builder type) {
        type.addMethod(step());
        type.addMethod(stepOnRows());
        type.addMethod(fit());
        if (bindsByName()) {
            type.addMethod(byName("fit", RuntimeTypes.HISTORY, Optional.of(RuntimeTypes.FIT_OPTIONS)));
        }
    }

    private void leastSquares(TypeSpec.Builder type, LeastSquaresPrograms leastSquares) {
        LeastSquaresFitEmitter fit = new LeastSquaresFitEmitter(model, leastSquares, modelClass);
        fit.addTo(type);
        if (bindsByName()) {
            type.addMethod(byName("fit", RuntimeTypes.LEAST_SQUARES_FIT, Optional.empty()));
        }
        if (bindsByName() && fit.hasOptions()) {
            type.addMethod(byName(
                    "fit", RuntimeTypes.LEAST_SQUARES_FIT, Optional.of(RuntimeTypes.LEVENBERG_MARQUARDT_OPTIONS)));
        }
    }

    private MethodSpec constructor() {
        MethodSpec.Builder method = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(modelClass, "model")
                .addStatement("this.model = model");
        if (programs.leastSquares().isEmpty()) {
            method.addStatement("this.gradient = new $T(model)", modelClass.nestedClass(ModelEmitter.GRADIENT));
        }
        if (programs.gradient().filter(Program::remembers).isPresent()) {
            method.addStatement("gradient.startUpdates()");
        }
        model.modelDimensions().forEach(dimension -> method.addStatement("this.$1L = model.$1L", dimension));
        return method.build();
    }

    private void entryPoints(TypeSpec.Builder type) {
        ClassName builder = className.nestedClass("Builder");
        type.addMethod(MethodSpec.methodBuilder("builder")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(builder)
                .addStatement("return new $T()", builder)
                .build());
        type.addMethod(MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(className)
                .addParameter(modelClass, "model")
                .addJavadoc("A trainer that goes on with {@code model}, whose parameters it changes.\n")
                .addStatement("return new $T(model)", className)
                .build());
        type.addMethod(MethodSpec.methodBuilder("model")
                .addModifiers(Modifier.PUBLIC)
                .returns(modelClass)
                .addJavadoc("The model in training: its parameters change with every step.\n")
                .addStatement("return model")
                .build());
    }

    private DataBinding binding() {
        return new DataBinding(data, model.modelDimensions(), real);
    }

    private MethodSpec step() {
        DataBinding binding = binding();
        MethodSpec.Builder method = MethodSpec.methodBuilder("step")
                .addModifiers(Modifier.PUBLIC)
                .returns(real.type())
                .addJavadoc(
                        "Updates the parameters once, from all of the given data.\n\n@return the loss before the update\n");
        binding.addParameters(method);
        return method.addCode(binding.checks())
                .addStatement("return update($L)", RunArguments.of(model, data, Declaration::name, "0"))
                .build();
    }

    private MethodSpec stepOnRows() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("update")
                .addModifiers(Modifier.PRIVATE)
                .returns(real.type());
        data.forEach(one -> method.addParameter(real.of(one.type()), one.name()));
        model.batch().ifPresent(batch -> method.addParameter(TypeName.INT, "first"));
        RunArguments.dataDimensions(model, data).forEach(size -> method.addParameter(TypeName.INT, size));
        if (draws()) {
            method.addStatement("gradient.draw = $T.draw(model.seed, ++draws)", RuntimeTypes.DROPOUT);
        }
        method.addStatement("gradient.run($L)", RunArguments.of(model, data, Declaration::name, "first"));
        if (lossIsAParameter()) {
            return method.addStatement("$T loss = gradient.$L()", real.type(), objective.name())
                    .addStatement("gradient.update()")
                    .addStatement("return loss")
                    .build();
        }
        return method.addStatement("gradient.update()")
                .addStatement("return gradient.$L()", objective.name())
                .build();
    }

    /** Whether a step draws random numbers, other ones each time. */
    private boolean draws() {
        return programs.gradient().filter(Program::draws).isPresent();
    }

    /** Then the update changes what the program gives as its loss. */
    private boolean lossIsAParameter() {
        return programs.gradient()
                .map(program -> program.results().get(0).node())
                .filter(loss -> loss.op() instanceof Variable)
                .isPresent();
    }

    private MethodSpec fit() {
        DataBinding binding = binding();
        MethodSpec.Builder method = MethodSpec.methodBuilder("fit")
                .addModifiers(Modifier.PUBLIC)
                .returns(RuntimeTypes.HISTORY)
                .addJavadoc("Trains on batches of the given data for a number of epochs.\n");
        binding.addParameters(method);
        method.addParameter(RuntimeTypes.FIT_OPTIONS, "options").addCode(binding.checks());
        if (model.batch().isEmpty()) {
            return method.addComment("The model has no batch dimension: each epoch is one step on all of the data.")
                    .addStatement(
                            "return $T.run(options.unshuffled(), 1, $L)",
                            RuntimeTypes.FIT_LOOP,
                            batchStep(update("0"), CodeBlock.of("return $L;\n", update("0"))))
                    .build();
        }
        String batch = model.batch().get().toString();
        for (Declaration one : batched()) {
            method.addStatement(
                    "$T $LBatch = new $T[$T.min(options.batchSize(), $L)$L]",
                    real.of(one.type()),
                    one.name(),
                    real.element(one.type()),
                    Math.class,
                    batch,
                    width(one).equals("1") ? "" : " * " + width(one));
        }
        CodeBlock.Builder gathered = CodeBlock.builder();
        for (Declaration one : batched()) {
            gathered.addStatement(
                    "$1T.gather($2L, $3L, order, from, to, $2LBatch)", RuntimeTypes.BATCHES, one.name(), width(one));
        }
        String onBatch =
                RunArguments.of(model, data, one -> batched().contains(one) ? one.name() + "Batch" : one.name(), "0");
        gathered.addStatement("return update($L)", withBatchSize(onBatch, "to - from"));
        String onRange = RunArguments.of(model, data, Declaration::name, "first");
        return method.addStatement(
                        "return $T.run(options, $L, $L)",
                        RuntimeTypes.FIT_LOOP,
                        batch,
                        batchStep("update(" + withBatchSize(onRange, "count") + ")", gathered.build()))
                .build();
    }

    private String update(String first) {
        return "update(" + RunArguments.of(model, data, Declaration::name, first) + ")";
    }

    /** The arguments of {@code run} with another number of rows. */
    private String withBatchSize(String arguments, String size) {
        int sizes = RunArguments.dataDimensions(model, data).size();
        String[] parts = arguments.split(", ");
        String batch = model.batch().map(Dimension::toString).orElse("");
        for (int i = parts.length - sizes; i < parts.length; i++) {
            parts[i] = parts[i].equals(batch) ? size : parts[i];
        }
        return String.join(", ", parts);
    }

    private TypeSpec batchStep(String range, CodeBlock rows) {
        return TypeSpec.anonymousClassBuilder("")
                .addSuperinterface(RuntimeTypes.BATCH_STEP)
                .addMethod(MethodSpec.methodBuilder("stepRange")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(TypeName.DOUBLE)
                        .addParameter(TypeName.INT, "first")
                        .addParameter(TypeName.INT, "count")
                        .addStatement("return $L", range)
                        .build())
                .addMethod(MethodSpec.methodBuilder("stepRows")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(TypeName.DOUBLE)
                        .addParameter(int[].class, "order")
                        .addParameter(TypeName.INT, "from")
                        .addParameter(TypeName.INT, "to")
                        .addCode(rows)
                        .build())
                .build();
    }

    private List<Declaration> batched() {
        return data.stream()
                .filter(one -> one.type().rank() > 0
                        && model.batch().isPresent()
                        && one.type().shape().get(0).equals(model.batch().get()))
                .toList();
    }

    private String width(Declaration declaration) {
        return extents.product(
                declaration.type().shape().subList(1, declaration.type().rank()));
    }

    private MethodSpec evaluate() {
        DataBinding binding = binding();
        ClassName losses = modelClass.nestedClass(ModelEmitter.LOSSES);
        MethodSpec.Builder method = MethodSpec.methodBuilder("evaluate")
                .addModifiers(Modifier.PUBLIC)
                .returns(className.nestedClass("Evaluation"))
                .addJavadoc("The loss and the metrics on the given data; the parameters stay as they are.\n");
        binding.addParameters(method);
        String values = String.join(
                ", ",
                lossResults().stream()
                        .map(result -> "program." + result.name() + "()")
                        .toList());
        return method.addCode(binding.checks())
                .addStatement("$1T program = new $1T(model)", losses)
                .addStatement("program.run($L)", RunArguments.of(model, data, Declaration::name, "0"))
                .addStatement("return new Evaluation($L)", values)
                .build();
    }

    private List<Program.Result> lossResults() {
        return programs.losses().map(Program::results).orElse(List.of());
    }

    private TypeSpec evaluation() {
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        lossResults()
                .forEach(result -> components.addParameter(
                        ParameterSpec.builder(real.of(result.node().type()), result.name())
                                .build()));
        return TypeSpec.recordBuilder("Evaluation")
                .addModifiers(Modifier.PUBLIC)
                .recordConstructor(components.build())
                .addJavadoc("The loss and the metrics.\n")
                .build();
    }

    private boolean bindsByName() {
        return batched().size() == data.size() && !binding().hasExplicitSizes() && !data.isEmpty();
    }

    private MethodSpec byName(String name, ClassName result, Optional<ClassName> options) {
        String arrays = String.join(
                ", ",
                data.stream()
                        .map(one -> "data." + real.plural(one.type()) + "(\"" + one.name() + "\")")
                        .toList());
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .returns(result)
                .addParameter(RuntimeTypes.DATA_SET, "data")
                .addJavadoc("The same for a data set, whose columns have the names of the model's data.\n");
        options.ifPresent(kind -> method.addParameter(kind, "options"));
        return method.addStatement("return $L($L$L)", name, arrays, options.isPresent() ? ", options" : "")
                .build();
    }

    private TypeSpec builder() {
        ClassName builder = className.nestedClass("Builder");
        TypeSpec.Builder type = TypeSpec.classBuilder("Builder")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Collects what a trainer is built with.\n")
                .addField(FieldSpec.builder(
                                modelClass.nestedClass("Builder"), "ofModel", Modifier.PRIVATE, Modifier.FINAL)
                        .initializer("$T.builder()", modelClass)
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        new BuilderMethods(model, real, builder).add(type, setting -> CodeBlock.of("ofModel.$1L($1L)", setting.name()));
        return type.addMethod(MethodSpec.methodBuilder("build")
                        .addModifiers(Modifier.PUBLIC)
                        .returns(className)
                        .addJavadoc("The trainer of a new model.\n")
                        .addStatement("return of(ofModel.build())")
                        .build())
                .build();
    }
}
