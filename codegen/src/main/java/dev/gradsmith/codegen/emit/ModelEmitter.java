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
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.ModelGraph;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the class of a model: its parameters, predictions, losses and gradients. */
final class ModelEmitter {
    static final String GRADIENT = "GradientProgram";
    static final String LOSSES = "LossProgram";

    private final ModelGraph model;
    private final Programs programs;
    private final ClassName className;
    private final RealType real;
    private final Comments comments;
    private final List<Declaration> inputs;
    private final List<Declaration> data;
    private final TypeSpec.Builder type;

    ModelEmitter(ModelGraph model, Programs programs, ClassName className) {
        this.model = model;
        this.programs = programs;
        this.className = className;
        this.real = new RealType(model.precision());
        this.comments = new Comments(written(model, programs), programs.titles());
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
        new BuilderEmitter(model, className, draws() ? List.of("seed", "execution") : List.of("execution")).addTo(type);
        accessors();
        programs.outputs().forEach(this::output);
        programs.losses().ifPresent(this::losses);
        programs.gradient().ifPresent(this::gradients);
        Optional<FunctionEmitter> function = function();
        function.ifPresent(emitter ->
                type.addMethod(emitter.method()).addMethod(emitter.product()).addType(emitter.productRecord()));
        new StorageEmitter(model, className).addTo(type);
        programs.outputs()
                .forEach((name, program) ->
                        program(programName(name), program, inputs, "Computes {@code " + name + "}."));
        programs.losses().ifPresent(program -> program(LOSSES, program, data, "Computes the loss and the metrics."));
        programs.gradient().ifPresent(program -> program(GRADIENT, program, data, documentation(program)));
        function.ifPresent(this::functionTypes);
        programs.leastSquares().ifPresent(this::leastSquares);
        return type.build();
    }

    private static String documentation(Program gradient) {
        return "Computes the loss and its gradients"
                + (gradient.updates().isEmpty() ? "." : ", and updates the parameters.");
    }

    private Optional<FunctionEmitter> function() {
        return model.objective()
                .flatMap(objective -> programs.function()
                        .map(function -> new FunctionEmitter(
                                model,
                                objective,
                                function,
                                className,
                                draws() ? FunctionEmitter.EVALUATION : GRADIENT)));
    }

    /** Whether training draws random numbers. */
    private boolean draws() {
        return programs.gradient().filter(Program::draws).isPresent();
    }

    private void functionTypes(FunctionEmitter function) {
        FunctionPrograms own = programs.function().orElseThrow();
        if (draws()) {
            program(
                    FunctionEmitter.EVALUATION,
                    own.gradient(),
                    data,
                    "Computes the loss and its gradients as they are outside training.");
        }
        program(
                FunctionEmitter.HESSIAN,
                own.hessian(),
                function.hessianArguments(),
                "Computes the product of the loss's second derivatives with a direction.");
        type.addType(new FlatParametersEmitter(model, className).emit());
        type.addType(function.emit());
    }

    private void leastSquares(LeastSquaresPrograms leastSquares) {
        program(ResidualsEmitter.RESIDUALS, leastSquares.residuals(), data, "Computes the residuals.");
        program(
                ResidualsEmitter.JACOBIAN,
                leastSquares.jacobian(),
                data,
                "Computes the residuals and their derivatives by all parameters.");
        type.addType(new ResidualsEmitter(model, leastSquares, className).emit());
    }

    private static String programName(String output) {
        return output.substring(0, 1).toUpperCase(Locale.ROOT) + output.substring(1) + "Program";
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
            type.addField(real.type(), hyper.name(), Modifier.FINAL);
        }
        type.addField(RuntimeTypes.EXECUTION, "execution", Modifier.FINAL);
        if (draws()) {
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
        type.addMethod(call(name, programName(name), program.results().get(0), inputs)
                .addJavadoc("$L\n", Javadoc.ofResult(comments, program.results().get(0), inputs))
                .build());
    }

    private void losses(Program program) {
        for (Program.Result result : program.results()) {
            type.addMethod(call(result.name(), LOSSES, result, data)
                    .addJavadoc("$L\n", Javadoc.ofResult(comments, result, data))
                    .build());
        }
    }

    private MethodSpec.Builder call(
            String method, String programClass, Program.Result result, List<Declaration> arguments) {
        DataBinding binding = new DataBinding(arguments, model.modelDimensions(), real);
        MethodSpec.Builder builder = MethodSpec.methodBuilder(method)
                .addModifiers(Modifier.PUBLIC)
                .returns(real.of(result.node().type()));
        binding.addParameters(builder);
        return builder.addCode(binding.checks())
                .addStatement("$1L program = new $1L(this)", programClass)
                .addStatement("program.run($L)", runArguments(arguments, "0"))
                .addStatement("return program.$L()", result.name());
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
                .addJavadoc("The loss and its gradient towards every parameter, for one batch.\n");
        binding.addParameters(method);
        List<String> values = program.results().stream()
                .map(result -> "program." + result.name() + "()")
                .toList();
        method.addCode(binding.checks())
                .addStatement("$1L program = new $1L(this)", GRADIENT)
                .addStatement("program.run($L)", runArguments(data, "0"))
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

    private void program(String name, Program program, List<Declaration> arguments, String documentation) {
        Set<String> sizes = RunArguments.dataDimensions(model, arguments);
        Plan plan = Planner.plan(program, model.batch().filter(batch -> sizes.containsAll(batch.names())));
        ProgramNames names = new ProgramNames(model, arguments, plan, programs.names());
        type.addType(new ProgramEmitter(model, plan, names, comments, className).emit(name, documentation));
    }
}
