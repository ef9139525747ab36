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
import dev.gradsmith.codegen.plan.ShortSteps;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.Method;
import dev.gradsmith.graph.model.ModelGraph;
import dev.gradsmith.graph.model.Objective;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
    private final Optional<ShortSteps> shortSteps;
    private final TrainerNames names;
    private final NameScope scope;
    private final String held;
    private final String program;
    private final String draws;
    private final DataSetBinding byName;

    TrainerEmitter(
            ModelGraph model,
            Objective objective,
            Programs programs,
            ClassName modelClass,
            Optional<ShortSteps> shortSteps) {
        this.shortSteps = shortSteps;
        this.model = model;
        this.objective = objective;
        this.programs = programs;
        this.modelClass = modelClass;
        this.className = ClassName.get(modelClass.packageName(), modelClass.simpleName() + "Trainer");
        this.real = new RealType(model.precision());
        this.data = ModelEmitter.data(model);
        this.names = TrainerNames.of(model, className);
        this.scope = names.scope();
        this.byName = new DataSetBinding(model);
        this.held = names.model();
        this.program = names.program();
        this.draws = names.draws();
    }

    TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.classBuilder(className)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("Trains {@link $T} by minimizing {@code $L}.\n", modelClass, objective.name())
                .addJavadoc("\n<p>A trainer is for one thread at a time; its execution may use more.\n")
                .addField(modelClass, held, Modifier.PRIVATE, Modifier.FINAL);
        if (takesSteps()) {
            type.addField(
                    NestedClass.GRADIENT_PROGRAM.in(model, modelClass), program, Modifier.PRIVATE, Modifier.FINAL);
        }
        type.addMethod(constructor());
        if (draws()) {
            type.addField(TypeName.LONG, draws, Modifier.PRIVATE);
        }
        model.modelDimensions()
                .forEach(dimension -> type.addField(TypeName.INT, dimension, Modifier.PRIVATE, Modifier.FINAL));
        entryPoints(type);
        fitting(type);
        model.declarations(Declaration.Hyperparameter.class).forEach(hyper -> type.addMethod(setter(hyper)));
        type.addMethod(evaluate());
        byName.add(type, "evaluate", className.nestedClass("Evaluation"), Optional.empty());
        type.addType(evaluation());
        if (byName.measuresBlocks(programs)) {
            evaluateBlocks(type);
        }
        if (byName.isPossible()) {
            new ColumnsEmitter(model, className).addTo(type);
        }
        type.addType(builder());
        return type.build();
    }

    private boolean takesSteps() {
        return objective.method() instanceof Method.Steps;
    }

    private void fitting(TypeSpec.Builder type) {
        if (takesSteps()) {
            steps(type);
        } else if (objective.method() instanceof Method.Solved solved) {
            new SolverFitEmitter(model, objective, programs, solved, modelClass).addTo(type);
            byName.add(type, "fit", RuntimeTypes.SOLVER_FIT, Optional.empty());
            byName.add(type, "fit", RuntimeTypes.SOLVER_FIT, Optional.of(RuntimeTypes.SOLVER_OPTIONS));
        } else {
            leastSquares(type, programs.leastSquares().orElseThrow());
        }
    }

    private void steps(TypeSpec.Builder type) {
        new StateEmitter(model, modelClass, names, programs.gradient()).addTo(type);
        type.addMethod(step());
        type.addMethod(stepOnRows());
        type.addMethod(forward());
        new FitEmitter(model, programs, modelClass, names, shortSteps.isPresent()).addTo(type);
    }

    private void leastSquares(TypeSpec.Builder type, LeastSquaresPrograms leastSquares) {
        LeastSquaresFitEmitter fit = new LeastSquaresFitEmitter(model, leastSquares, modelClass);
        fit.addTo(type);
        byName.add(type, "fit", RuntimeTypes.LEAST_SQUARES_FIT, Optional.empty());
        if (fit.hasOptions()) {
            byName.add(
                    type, "fit", RuntimeTypes.LEAST_SQUARES_FIT, Optional.of(RuntimeTypes.LEVENBERG_MARQUARDT_OPTIONS));
        }
    }

    private MethodSpec constructor() {
        MethodSpec.Builder method = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(modelClass, held)
                .addStatement("this.$1L = $1L", held);
        if (takesSteps()) {
            method.addStatement(
                    "this.$L = new $T($L)", program, NestedClass.GRADIENT_PROGRAM.in(model, modelClass), held);
        }
        if (programs.gradient().filter(Program::remembers).isPresent()) {
            method.addStatement("$L.startUpdates()", program);
        }
        model.modelDimensions().forEach(dimension -> method.addStatement("this.$1L = $2L.$1L", dimension, held));
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
                .addStatement("return $L", held)
                .build());
    }

    private MethodSpec setter(Declaration.Hyperparameter hyper) {
        String cast = real.type().equals(TypeName.FLOAT) ? "(float) " : "";
        String value = hyper.name().equals(held) ? "value" : hyper.name();
        return MethodSpec.methodBuilder(hyper.name())
                .addModifiers(Modifier.PUBLIC)
                .addParameter(TypeName.DOUBLE, value)
                .addJavadoc(
                        "Sets {@code $L} for the steps to come, as a schedule does in the course of a fit.\n",
                        hyper.name())
                .addStatement("$L.$L = $L$L", held, hyper.name(), cast, value)
                .build();
    }

    private DataBinding binding() {
        return new DataBinding(data, model.modelDimensions(), real);
    }

    private MethodSpec step() {
        DataBinding binding = binding();
        MethodSpec.Builder method = MethodSpec.methodBuilder("step")
                .addModifiers(Modifier.PUBLIC)
                .returns(real.type())
                .addJavadoc("""
                        Updates the parameters once, from all of the given data.

                        @return the loss before the update; if that is not finite, there is none
                        """);
        binding.addParameters(method);
        method.addCode(binding.checks());
        model.batch()
                .ifPresent(batch -> method.addStatement("$T.requireRows($S, $L)", RuntimeTypes.SHAPES, batch, batch));
        return method.addStatement("return update($L)", RunArguments.of(model, data, Declaration::name, "0"))
                .build();
    }

    private MethodSpec stepOnRows() {
        String first = scope.inner().newName("first");
        String loss = scope.inner().newName("loss");
        String arguments = RunArguments.of(model, data, Declaration::name, first);
        return onRows("update", first)
                .addStatement("$T $L = $L($L)", real.type(), loss, names.forward(), arguments)
                .beginControlFlow("if ($T.isFinite($L))", real.type().box(), loss)
                .addStatement("$L.update()", program)
                .endControlFlow()
                .addStatement("return $L", loss)
                .build();
    }

    /** Computes the gradient, and leaves the parameters as they are. */
    private MethodSpec forward() {
        String first = scope.inner().newName("first");
        MethodSpec.Builder method = onRows(names.forward(), first);
        if (draws()) {
            method.addStatement("$L.draw = $T.draw($L.seed, ++$L)", program, RuntimeTypes.DROPOUT, held, draws);
        }
        return method.addStatement("$L.run($L)", program, RunArguments.of(model, data, Declaration::name, first))
                .addStatement("return $L.$L()", program, ResultNames.first(objective.name()))
                .build();
    }

    private MethodSpec.Builder onRows(String name, String first) {
        MethodSpec.Builder method =
                MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE).returns(real.type());
        data.forEach(one -> method.addParameter(real.of(one.type()), one.name()));
        model.batch().ifPresent(batch -> method.addParameter(TypeName.INT, first));
        RunArguments.dataDimensions(model, data).forEach(size -> method.addParameter(TypeName.INT, size));
        return method;
    }

    /** Whether a step draws random numbers, other ones each time. */
    private boolean draws() {
        return programs.gradient().filter(Program::draws).isPresent();
    }

    private MethodSpec evaluate() {
        DataBinding binding = binding();
        ClassName losses = NestedClass.LOSS_PROGRAM.in(model, modelClass);
        String local = scope.inner().newName("program");
        MethodSpec.Builder method = MethodSpec.methodBuilder("evaluate")
                .addModifiers(Modifier.PUBLIC)
                .returns(className.nestedClass("Evaluation"))
                .addJavadoc("The loss and the metrics on the given data; the parameters stay as they are.\n");
        binding.addParameters(method);
        String values = programs.losses().map(ResultNames::of).orElse(List.of()).stream()
                .map(result -> local + "." + result + "()")
                .collect(Collectors.joining(", "));
        return method.addCode(binding.checks())
                .addStatement("$1T $2L = new $1T($3L)", losses, local, held)
                .addStatement("$L.run($L)", local, RunArguments.of(model, data, Declaration::name, "0"))
                .addStatement("return new Evaluation($L)", values)
                .build();
    }

    private void evaluateBlocks(TypeSpec.Builder type) {
        String values = programs.losses().map(ResultNames::of).orElse(List.of()).stream()
                .map(result -> "losses." + result + "()")
                .collect(Collectors.joining(", "));
        type.addMethod(MethodSpec.methodBuilder("evaluate")
                .addModifiers(Modifier.PUBLIC)
                .returns(className.nestedClass("Evaluation"))
                .addParameter(RuntimeTypes.DATA_BLOCKS, "data")
                .addException(IOException.class)
                .addJavadoc("The same for data larger than memory, which are read block by block.\n")
                .addStatement("$T losses = $L(data)", NestedClass.LOSS_PROGRAM.in(model, modelClass), names.measured())
                .addStatement("return new Evaluation($L)", values)
                .build());
        byName.addMeasureOnBlocks(
                type, scope.inner(), names.measured(), NestedClass.LOSS_PROGRAM.in(model, modelClass), held);
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

    private TypeSpec builder() {
        ClassName builder = className.nestedClass("Builder");
        String ofModel = scope.inner().newName("ofModel");
        TypeSpec.Builder type = TypeSpec.classBuilder("Builder")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Collects what a trainer is built with.\n")
                .addField(
                        FieldSpec.builder(modelClass.nestedClass("Builder"), ofModel, Modifier.PRIVATE, Modifier.FINAL)
                                .initializer("$T.builder()", modelClass)
                                .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        new BuilderMethods(model, real, builder)
                .add(type, setting -> CodeBlock.of("$1L.$2L($2L)", ofModel, setting.name()));
        return type.addMethod(MethodSpec.methodBuilder("build")
                        .addModifiers(Modifier.PUBLIC)
                        .returns(className)
                        .addJavadoc("The trainer of a new model.\n")
                        .addStatement("return new $T($L.build())", className, ofModel)
                        .build())
                .build();
    }
}
