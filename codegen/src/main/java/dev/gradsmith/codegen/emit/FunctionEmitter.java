package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradsmith.codegen.plan.ConvexPrograms;
import dev.gradsmith.codegen.plan.FunctionPrograms;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.ModelGraph;
import dev.gradsmith.graph.model.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the objective as a function of all parameters, with its derivatives, for any optimizer. */
final class FunctionEmitter {
    private final ModelGraph model;
    private final Objective objective;
    private final FunctionPrograms programs;
    private final Optional<ConvexPrograms> convex;
    private final NestedClass gradientClass;
    private final ClassName modelClass;
    private final RealType real;
    private final List<Declaration> data;
    private final List<Declaration.Parameter> parameters;
    private final BoundData bound;

    /** @param gradientClass the program that computes the objective outside training with its gradient */
    FunctionEmitter(
            ModelGraph model,
            Objective objective,
            FunctionPrograms programs,
            Optional<ConvexPrograms> convex,
            ClassName modelClass,
            NestedClass gradientClass) {
        this.model = model;
        this.objective = objective;
        this.programs = programs;
        this.convex = convex;
        this.gradientClass = gradientClass;
        this.modelClass = modelClass;
        this.real = new RealType(model.precision());
        this.data = ModelEmitter.data(model);
        this.parameters = model.declarations(Declaration.Parameter.class);
        this.bound = new BoundData(model, modelClass);
    }

    /** What the program of second derivatives takes: the data, then the directions. */
    List<Declaration> hessianArguments() {
        List<Declaration> arguments = new ArrayList<>(data);
        arguments.addAll(programs.directions());
        return arguments;
    }

    /** The method of the model that gives the function. */
    MethodSpec method() {
        DataBinding binding = new DataBinding(data, model.modelDimensions(), real);
        MethodSpec.Builder method = MethodSpec.methodBuilder("function")
                .addModifiers(Modifier.PUBLIC)
                .returns(RuntimeTypes.DIFFERENTIABLE_FUNCTION)
                .addJavadoc(
                        "{@code $L} for the given data as a function of all parameters, in the order of their declaration.\n",
                        objective.name())
                .addJavadoc("The model stays as it is; the data must, as long as the function is in use.\n");
        binding.addParameters(method);
        return method.addCode(binding.checks())
                .addStatement(
                        "return new $L($L)",
                        NestedClass.OBJECTIVE_FUNCTION.of(model),
                        BoundData.arguments(model, "this"))
                .build();
    }

    /** The method of the model that multiplies at its own parameters. */
    MethodSpec product() {
        List<Declaration> arguments = hessianArguments();
        DataBinding binding = new DataBinding(arguments, model.modelDimensions(), real);
        MethodSpec.Builder method = MethodSpec.methodBuilder("hessianVectorProduct")
                .addModifiers(Modifier.PUBLIC)
                .returns(modelClass.nestedClass("HessianVectorProduct"))
                .addJavadoc(
                        "The product of the second derivatives of {@code $L} by all parameters with a direction, of which each parameter has a"
                                + " part in its own shape.\n",
                        objective.name());
        binding.addParameters(method);
        String local = NameScope.of(model).newName("program");
        String values = ResultNames.of(programs.hessian()).stream()
                .map(product -> local + "." + product + "()")
                .collect(Collectors.joining(", "));
        return method.addCode(binding.checks())
                .addStatement("$1L $2L = new $1L(this)", NestedClass.HESSIAN_PROGRAM.of(model), local)
                .addStatement("$L.run($L)", local, RunArguments.of(model, arguments, Declaration::name, "0"))
                .addStatement("return new HessianVectorProduct($L)", values)
                .build();
    }

    /** What that method gives. */
    TypeSpec productRecord() {
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        for (Declaration.Parameter parameter : parameters) {
            TypeName component = real.of(parameter.type());
            components.addParameter(
                    ParameterSpec.builder(component, parameter.name()).build());
        }
        return TypeSpec.recordBuilder("HessianVectorProduct")
                .addModifiers(Modifier.PUBLIC)
                .recordConstructor(components.build())
                .addJavadoc("The part of the product for each parameter, in that parameter's shape.\n")
                .build();
    }

    TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.classBuilder(NestedClass.OBJECTIVE_FUNCTION.of(model))
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .addSuperinterface(
                        convex.isPresent() ? RuntimeTypes.CONVEX_FUNCTION : RuntimeTypes.DIFFERENTIABLE_FUNCTION);
        MethodSpec.Builder constructor = bound.addTo(type);
        String losses = bound.addProgram(type, constructor, NestedClass.LOSS_PROGRAM);
        String gradient = bound.addProgram(type, constructor, gradientClass);
        String second = bound.addProgram(type, constructor, NestedClass.HESSIAN_PROGRAM);
        List<String> directions = programs.directions().stream()
                .map(direction -> direction(type, constructor, direction))
                .toList();
        String start = bound.newName("start");
        type.addField(double[].class, start, Modifier.PRIVATE, Modifier.FINAL);
        constructor.addStatement("this.$L = $T.get(this.$L)", start, bound.parameters(), bound.copy());
        Optional<ConvexFunctionEmitter> ofRoot = convex.map(own -> new ConvexFunctionEmitter(model, own, bound));
        ofRoot.ifPresent(own -> own.addProgram(type, constructor));
        type.addMethod(constructor.build())
                .addMethod(size())
                .addMethod(start(start))
                .addMethod(value(losses))
                .addMethod(valueAndGradient(gradient))
                .addMethod(gradient())
                .addMethod(product(second, directions));
        ofRoot.ifPresent(own -> own.addMethods(type));
        return type.build();
    }

    /** A field for the part of a vector that belongs to one parameter. */
    private String direction(TypeSpec.Builder type, MethodSpec.Builder constructor, Declaration direction) {
        String name = bound.newName(direction.name());
        boolean scalar = direction.type().isScalar();
        FieldSpec.Builder field = FieldSpec.builder(real.of(direction.type()), name, Modifier.PRIVATE);
        if (!scalar) {
            field.addModifiers(Modifier.FINAL);
            String size =
                    new Extents(Optional.empty(), "").product(direction.type().shape());
            constructor.addStatement("this.$L = new $T[$L]", name, real.type(), size);
        }
        type.addField(field.build());
        return name;
    }

    private static MethodSpec.Builder override(String name, TypeName result) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(result);
    }

    private MethodSpec size() {
        return override("size", TypeName.INT)
                .addStatement("return $T.count($L)", bound.parameters(), bound.copy())
                .build();
    }

    private static MethodSpec start(String field) {
        return override("start", ArrayTypeName.of(TypeName.DOUBLE))
                .addStatement("return $L.clone()", field)
                .build();
    }

    private void moveTo(MethodSpec.Builder method, String at) {
        method.addParameter(double[].class, at)
                .addStatement("$T.requireSize($S, $L, size())", RuntimeTypes.FLAT_ARRAYS, "the point", at)
                .addStatement("$T.set($L, $L)", bound.parameters(), bound.copy(), at);
    }

    private MethodSpec value(String losses) {
        String at = bound.locals().newName("at");
        MethodSpec.Builder method = override("value", TypeName.DOUBLE);
        moveTo(method, at);
        return method.addStatement("$L.run($L)", losses, RunArguments.of(model, data, Declaration::name, "0"))
                .addStatement("return $L.$L()", losses, ResultNames.first(objective.name()))
                .build();
    }

    private MethodSpec valueAndGradient(String program) {
        NameScope locals = bound.locals();
        String at = locals.newName("at");
        String slope = locals.newName("gradient");
        List<String> names = ResultNames.of(programs.gradient());
        MethodSpec.Builder method = override("valueAndGradient", TypeName.DOUBLE);
        moveTo(method, at);
        method.addParameter(double[].class, slope)
                .addStatement("$L.run($L)", program, RunArguments.of(model, data, Declaration::name, "0"));
        put(method, slope, locals.newName("place"), program, names.subList(1, names.size()));
        return method.addStatement("return $L.$L()", program, names.get(0)).build();
    }

    /** Puts what a program has for each parameter into one array. */
    private static void put(MethodSpec.Builder method, String all, String place, String program, List<String> results) {
        method.addStatement("$T.requireSize($S, $L, size())", RuntimeTypes.FLAT_ARRAYS, "the result", all);
        method.addStatement("int $L = 0", place);
        for (String result : results) {
            method.addStatement(
                    "$1L = $2T.put($3L.$4L(), $5L, $1L)", place, RuntimeTypes.FLAT_ARRAYS, program, result, all);
        }
    }

    private MethodSpec gradient() {
        NameScope locals = bound.locals();
        String at = locals.newName("at");
        String slope = locals.newName("gradient");
        return override("gradient", TypeName.VOID)
                .addParameter(double[].class, at)
                .addParameter(double[].class, slope)
                .addStatement("valueAndGradient($L, $L)", at, slope)
                .build();
    }

    private MethodSpec product(String program, List<String> directions) {
        NameScope locals = bound.locals();
        String at = locals.newName("at");
        String vector = locals.newName("vector");
        String product = locals.newName("product");
        String next = locals.newName("next");
        MethodSpec.Builder method = override("hessianVectorProduct", TypeName.VOID);
        moveTo(method, at);
        method.addParameter(double[].class, vector)
                .addParameter(double[].class, product)
                .addStatement("$T.requireSize($S, $L, size())", RuntimeTypes.FLAT_ARRAYS, "the vector", vector)
                .addStatement("int $L = 0", next);
        String cast = real.type().equals(TypeName.FLOAT) ? "(float) " : "";
        for (int i = 0; i < directions.size(); i++) {
            if (parameters.get(i).type().isScalar()) {
                method.addStatement("$L = $L$L[$L++]", directions.get(i), cast, vector, next);
            } else {
                method.addStatement(
                        "$1L = $2T.take($3L, $1L, $4L)", next, RuntimeTypes.FLAT_ARRAYS, vector, directions.get(i));
            }
        }
        List<Declaration> declared = programs.directions();
        String arguments = RunArguments.of(
                model,
                hessianArguments(),
                one -> declared.contains(one) ? directions.get(declared.indexOf(one)) : one.name(),
                "0");
        method.addStatement("$L.run($L)", program, arguments);
        put(method, product, locals.newName("place"), program, ResultNames.of(programs.hessian()));
        return method.build();
    }
}
