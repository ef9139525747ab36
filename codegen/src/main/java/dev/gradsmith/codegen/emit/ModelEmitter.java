package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradsmith.codegen.plan.FunctionPrograms;
import dev.gradsmith.codegen.plan.LeastSquaresPrograms;
import dev.gradsmith.codegen.plan.Plan;
import dev.gradsmith.codegen.plan.Planner;
import dev.gradsmith.codegen.plan.Program;
import dev.gradsmith.codegen.plan.Programs;
import dev.gradsmith.codegen.plan.ShortSteps;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.ModelGraph;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the class of a model: its parameters, predictions, losses and gradients. */
final class ModelEmitter {
    private final ModelGraph model;
    private final Programs programs;
    private final ClassName className;
    private final RealType real;
    private final Comments comments;
    private final List<Declaration> inputs;
    private final List<Declaration> data;
    private final TypeSpec.Builder type;
    private final ModelText text;
    private Optional<ShortSteps> shortSteps = Optional.empty();

    ModelEmitter(ModelGraph model, Programs programs, ClassName className, ModelText text) {
        this.text = text;
        this.model = model;
        this.programs = programs;
        this.className = className;
        this.real = new RealType(model.precision());
        this.comments = new Comments(model.sourceName(), written(model, programs), programs.titles());
        this.inputs = model.declarations().stream()
                .filter(Declaration.Input.class::isInstance)
                .toList();
        this.data = data(model);
        this.type = TypeSpec.classBuilder(className);
    }

    /** What formulas call values: as the model does, where Java cannot. */
    private static Map<Node, String> written(ModelGraph model, Programs programs) {
        Map<Node, String> written = new HashMap<>(programs.names());
        model.declarations(Declaration.Parameter.class)
                .forEach(parameter -> written.put(parameter.node(), parameter.path()));
        return written;
    }

    /** Inputs and targets in the order of their declaration. */
    static List<Declaration> data(ModelGraph model) {
        return model.declarations().stream()
                .filter(one -> one instanceof Declaration.Input || one instanceof Declaration.Target)
                .toList();
    }

    TypeSpec emit() {
        type.addModifiers(Modifier.PUBLIC, Modifier.FINAL);
        type.addJavadoc("$L\n", Javadoc.ofModel(model));
        fields();
        new BuilderEmitter(model, className, hasSeed() ? List.of("seed", "execution") : List.of("execution"))
                .addTo(type);
        accessors();
        outputs().forEach(this::output);
        programs.losses().ifPresent(this::losses);
        programs.gradient().ifPresent(this::gradients);
        Optional<FunctionEmitter> function = function();
        function.ifPresent(emitter ->
                type.addMethod(emitter.method()).addMethod(emitter.product()).addType(emitter.productRecord()));
        new StorageEmitter(model, className).addTo(type, text);
        outputs()
                .forEach((name, program) -> program(
                        NestedClass.ofOutput(model, name),
                        program,
                        inputs,
                        ProgramNames.Start.AT_ZERO,
                        "Computes {@code " + name + "}."));
        programs.losses()
                .ifPresent(program ->
                        program(NestedClass.LOSS_PROGRAM, program, data, "Computes the loss and the metrics."));
        programs.gradient()
                .ifPresent(program -> program(NestedClass.GRADIENT_PROGRAM, program, data, documentation(program)));
        function.ifPresent(this::functionTypes);
        programs.leastSquares().ifPresent(this::leastSquares);
        programs.values()
                .ifPresent(values -> program(
                        NestedClass.VALUES_PROGRAM,
                        values.program(),
                        data,
                        "Computes what the loss is made of, to find the first value that is not finite."));
        return type.build();
    }

    /** The method of many steps that the class of the gradients has, if it has one; known once the class is there. */
    Optional<ShortSteps> shortSteps() {
        return shortSteps;
    }

    /** The outputs, but for one that is the loss or a metric of the same data: there is a method for that. */
    private Map<String, Program> outputs() {
        Map<String, Program> outputs = new LinkedHashMap<>(programs.outputs());
        if (inputs.equals(data)) {
            programs.losses().ifPresent(losses -> losses.results().forEach(result -> outputs.remove(result.name())));
        }
        return outputs;
    }

    private static String documentation(Program gradient) {
        return "Computes the loss and its gradients"
                + (gradient.updates().isEmpty() ? "." : ", and updates the parameters.");
    }

    private Optional<FunctionEmitter> function() {
        return model.objective()
                .flatMap(objective -> programs.function()
                        .map(function -> new FunctionEmitter(
                                model, objective, function, programs.convex(), className, gradientClass())));
    }

    /** The program that computes the gradient outside training. */
    private NestedClass gradientClass() {
        return draws() ? NestedClass.EVALUATION_PROGRAM : NestedClass.GRADIENT_PROGRAM;
    }

    /** Whether training draws random numbers. */
    private boolean draws() {
        return programs.gradient().filter(Program::draws).isPresent();
    }

    /** It is saved with the parameters. */
    private boolean hasSeed() {
        return !model.declarations(Declaration.Parameter.class).isEmpty();
    }

    private void functionTypes(FunctionEmitter function) {
        FunctionPrograms own = programs.function().orElseThrow();
        if (draws()) {
            program(
                    NestedClass.EVALUATION_PROGRAM,
                    own.gradient(),
                    data,
                    "Computes the loss and its gradients as they are outside training.");
        }
        program(
                NestedClass.HESSIAN_PROGRAM,
                own.hessian(),
                function.hessianArguments(),
                "Computes the product of the loss's second derivatives with a direction.");
        programs.convex()
                .ifPresent(
                        convex -> program(
                                NestedClass.ROOT_PROGRAM,
                                convex.root(),
                                data,
                                "Computes a matrix whose square is that of the loss's second derivatives, and the scale of the likelihood."));
        type.addType(new FlatParametersEmitter(model, className).emit());
        type.addType(function.emit());
    }

    private void leastSquares(LeastSquaresPrograms leastSquares) {
        program(NestedClass.RESIDUAL_PROGRAM, leastSquares.residuals(), data, "Computes the residuals.");
        program(
                NestedClass.JACOBIAN_PROGRAM,
                leastSquares.jacobian(),
                data,
                "Computes the residuals and their derivatives by all parameters.");
        type.addType(new ResidualsEmitter(model, leastSquares, className).emit());
    }

    private void fields() {
        for (String dimension : model.modelDimensions()) {
            type.addField(TypeName.INT, dimension, Modifier.FINAL);
        }
        for (Declaration.Parameter parameter : model.declarations(Declaration.Parameter.class)) {
            boolean scalar = parameter.type().isScalar();
            type.addField(FieldSpec.builder(scalar ? real.type() : real.array(), parameter.name())
                    .addModifiers(scalar ? new Modifier[0] : new Modifier[] {Modifier.FINAL})
                    .build());
        }
        for (Declaration.Hyperparameter hyper : model.declarations(Declaration.Hyperparameter.class)) {
            // A trainer changes it between steps.
            type.addField(real.type(), hyper.name());
        }
        type.addField(RuntimeTypes.EXECUTION, "execution", Modifier.FINAL);
        if (hasSeed()) {
            type.addField(TypeName.LONG, "seed", Modifier.FINAL);
        }
    }

    private void accessors() {
        for (String dimension : model.modelDimensions()) {
            type.addMethod(getter(dimension, TypeName.INT)
                    .addJavadoc("The size of the dimension {@code $L}.\n", dimension)
                    .addStatement("return $L", dimension)
                    .build());
        }
        for (Declaration.Parameter parameter : model.declarations(Declaration.Parameter.class)) {
            boolean scalar = parameter.type().isScalar();
            type.addMethod(getter(parameter.name(), scalar ? real.type() : real.array())
                    .addJavadoc("$L\n", Javadoc.ofParameter(parameter))
                    .addStatement("return $L$L", parameter.name(), scalar ? "" : ".clone()")
                    .build());
        }
        for (Declaration.Hyperparameter hyper : model.declarations(Declaration.Hyperparameter.class)) {
            type.addMethod(getter(hyper.name(), real.type())
                    .addJavadoc("$L\n", Javadoc.of(hyper))
                    .addStatement("return $L", hyper.name())
                    .build());
        }
    }

    private static MethodSpec.Builder getter(String name, TypeName result) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).returns(result);
    }

    private void output(String name, Program program) {
        String programClass = NestedClass.ofOutput(model, name);
        type.addMethod(call(name, programClass, program, 0, inputs, RunArguments.of(model, inputs))
                .addJavadoc(
                        "$L\n",
                        Javadoc.ofResult(model, comments, program.results().get(0), inputs))
                .build());
        OutputInto into = new OutputInto(model, program);
        if (into.exists()) {
            type.addMethod(into.method(programClass, inputs));
        }
    }

    private void losses(Program program) {
        for (int i = 0; i < program.results().size(); i++) {
            Program.Result result = program.results().get(i);
            type.addMethod(
                    call(result.name(), NestedClass.LOSS_PROGRAM.of(model), program, i, data, runArguments(data, "0"))
                            .addJavadoc("$L\n", Javadoc.ofResult(model, comments, result, data))
                            .build());
        }
    }

    private MethodSpec.Builder call(
            String method, String programClass, Program program, int result, List<Declaration> arguments, String run) {
        String local = NameScope.of(model).newName("program");
        DataBinding binding = new DataBinding(arguments, model.modelDimensions(), real);
        MethodSpec.Builder builder = MethodSpec.methodBuilder(method)
                .addModifiers(Modifier.PUBLIC)
                .returns(real.of(program.results().get(result).node().type()));
        binding.addParameters(builder);
        return builder.addCode(binding.checks())
                .addStatement("$1L $2L = new $1L(this)", programClass, local)
                .addStatement("$L.run($L)", local, run)
                .addStatement("return $L.$L()", local, ResultNames.of(program).get(result));
    }

    /** What a program's {@code run} takes: the data, the first row, and the sizes of the data dimensions. */
    String runArguments(List<Declaration> arguments, String first) {
        return RunArguments.of(model, arguments, Declaration::name, first);
    }

    private void gradients(Program program) {
        ClassName record = className.nestedClass("Gradients");
        DataBinding binding = new DataBinding(data, model.modelDimensions(), real);
        MethodSpec.Builder method = MethodSpec.methodBuilder("gradients")
                .addModifiers(Modifier.PUBLIC)
                .returns(record)
                .addJavadoc("The loss and its gradient towards every parameter, for the given data")
                .addJavadoc(draws() ? "; outside training, where nothing is dropped.\n" : ".\n");
        binding.addParameters(method);
        String local = NameScope.of(model).newName("program");
        List<String> values = ResultNames.of(program).stream()
                .map(result -> local + "." + result + "()")
                .toList();
        method.addCode(binding.checks())
                .addStatement("$1L $2L = new $1L(this)", gradientClass().of(model), local)
                .addStatement("$L.run($L)", local, runArguments(data, "0"))
                .addStatement("return new $T($L)", record, String.join(", ", values));
        type.addMethod(method.build());
        type.addType(gradientsRecord(program));
    }

    private TypeSpec gradientsRecord(Program program) {
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        List<Declaration.Parameter> parameters = model.declarations(Declaration.Parameter.class);
        for (int i = 0; i < program.results().size(); i++) {
            Program.Result result = program.results().get(i);
            String name = i == 0 ? result.name() : parameters.get(i - 1).name();
            TypeName component = real.of(result.node().type());
            components.addParameter(ParameterSpec.builder(component, name).build());
        }
        return TypeSpec.recordBuilder("Gradients")
                .addModifiers(Modifier.PUBLIC)
                .recordConstructor(components.build())
                .addJavadoc("The loss, and its gradient towards each parameter in that parameter's shape.\n")
                .build();
    }

    private void program(NestedClass nested, Program program, List<Declaration> arguments, String documentation) {
        program(nested.of(model), program, arguments, ProgramNames.Start.AT_FIRST, documentation);
    }

    private void program(
            String name, Program program, List<Declaration> arguments, ProgramNames.Start start, String documentation) {
        Set<String> sizes = RunArguments.dataDimensions(model, arguments);
        Plan plan = Planner.plan(program, model.batch().filter(batch -> sizes.containsAll(batch.names())));
        ProgramNames names = new ProgramNames(model, arguments, start, plan, programs.names());
        if (name.equals(NestedClass.GRADIENT_PROGRAM.of(model))) {
            shortSteps = ShortSteps.of(plan, names.batch());
        }
        ProgramEmitter emitter = new ProgramEmitter(model, plan, names, comments, className);
        boolean isOfBlocks =
                name.equals(NestedClass.LOSS_PROGRAM.of(model)) && new DataSetBinding(model).measuresBlocks(programs);
        TypeSpec emitted = isOfBlocks ? emitter.emitWithBlocks(name, documentation) : emitter.emit(name, documentation);
        type.addType(names.startsAtFirst() ? emitted : new OutputInto(model, program).added(emitted, names));
    }
}
