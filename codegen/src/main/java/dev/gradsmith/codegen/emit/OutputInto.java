package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.gradsmith.codegen.plan.Access;
import dev.gradsmith.codegen.plan.Program;
import dev.gradsmith.graph.ElementType;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.ModelGraph;
import dev.gradsmith.graph.op.Variable;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * The method of an output that writes into an array of the caller's. To get an array of megabytes from the heap takes longer than to compute a
 * few operations for each of its elements.
 */
final class OutputInto {
    private final ModelGraph model;
    private final RealType real;
    private final Program.Result result;
    private final String array;

    OutputInto(ModelGraph model, Program program) {
        this.model = model;
        this.real = new RealType(model.precision());
        this.result = program.results().get(0);
        this.array = NameScope.of(model).newName("result");
    }

    /** Whether there is one: of a value with a row for each example that is computed, not passed through. */
    boolean exists() {
        Node node = result.node();
        return model.batch().isPresent()
                && !node.type().isScalar()
                && node.shape().get(0).equals(model.batch().get())
                && !(Access.stored(node).op() instanceof Variable);
    }

    MethodSpec method(String programClass, List<Declaration> inputs) {
        TensorType type = result.node().type();
        String program = NameScope.of(model).newName("program");
        DataBinding binding = new DataBinding(inputs, model.modelDimensions(), real);
        MethodSpec.Builder method = MethodSpec.methodBuilder(result.name())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("""
                        The same, written into an array of the caller's.

                        @param $L gets the result, {@code $L}; none of the data
                        """, array, type.shapeText());
        binding.addParameters(method);
        return method.addParameter(real.of(type), array)
                .addCode(binding.checks())
                .addCode(checks(type, inputs))
                .addStatement("$1L $2L = new $1L(this)", programClass, program)
                .addStatement("$L.into($L)", program, array)
                .addStatement("$L.run($L)", program, RunArguments.of(model, inputs))
                .build();
    }

    private CodeBlock checks(TensorType type, List<Declaration> inputs) {
        Extents extents = new Extents(Optional.empty(), "");
        String product = extents.product(type.shape());
        CodeBlock.Builder checks = CodeBlock.builder()
                .addStatement(
                        "$T.requireLength($S, $S, $L.length, $L)",
                        RuntimeTypes.SHAPES,
                        "the array for " + result.name(),
                        type.shapeText(),
                        array,
                        product.contains("*") ? "(long) " + product : product);
        boolean isReal = type.isReal();
        inputs.stream()
                .filter(one -> !one.type().isScalar())
                .filter(one -> isReal == !(one.type().element() instanceof ElementType.Index))
                .forEach(one -> checks.addStatement(
                        "$T.requireApart($S, $L, $L)", RuntimeTypes.SHAPES, one.name(), one.name(), array));
        return checks.build();
    }

    /** The class that computes the output, which has to be told of the array before it runs. */
    TypeSpec added(TypeSpec program, ProgramNames names) {
        if (!exists()) {
            return program;
        }
        String field = names.field(Access.stored(result.node()));
        return program.toBuilder()
                .addMethod(MethodSpec.methodBuilder("into")
                        .addJavadoc("Has the next run write its result into an array of the caller's.\n")
                        .addParameter(real.of(result.node().type()), field)
                        .addStatement("this.$1L = $1L", field)
                        .build())
                .build();
    }
}
