package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradsmith.codegen.plan.Programs;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.ModelGraph;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the search for the first value that is not finite: in data, parameters and definitions, in this order. */
final class NonFiniteEmitter {
    /** Keeps a method well below the size beyond which HotSpot does not compile it. */
    private static final int MOST_VALUES = 50;

    /** How the code around spells a batch. */
    interface Batch {
        /** The array that holds it. */
        String array(Declaration data);

        /** How many of its values belong to the batch. */
        String length(Declaration data);
    }

    private final ModelGraph model;
    private final Programs.Values values;
    private final TrainerNames names;
    private final Batch batch;
    private final String count;
    private final ParameterSpec search;
    private final ParameterSpec program;

    NonFiniteEmitter(
            ModelGraph model, Programs programs, ClassName modelClass, TrainerNames names, Batch batch, String count) {
        this.model = model;
        this.values = programs.values().orElseThrow();
        this.names = names;
        this.batch = batch;
        this.count = count;
        NameScope scope = names.scope().inner();
        ClassName programClass = NestedClass.VALUES_PROGRAM.in(model, modelClass);
        this.search = ParameterSpec.builder(RuntimeTypes.NON_FINITE, scope.newName("search"))
                .build();
        this.program =
                ParameterSpec.builder(programClass, scope.newName("values")).build();
    }

    /**
     * Adds the method, whose head is given.
     *
     * @param rows the rows of the batch
     * @param arguments of the program's {@code run}
     */
    void addTo(TypeSpec.Builder type, MethodSpec.Builder method, String rows, String arguments) {
        method.addStatement("$1T $2N = new $1T($3L)", program.type(), program, names.model())
                .addStatement("$N.run($L)", program, arguments)
                .addStatement("$1T $2N = new $1T($3L)", search.type(), search, rows);
        List<CodeBlock> looks = looks();
        if (looks.size() <= MOST_VALUES) {
            looks.forEach(method::addStatement);
        } else {
            MethodSpec.Builder all = MethodSpec.methodBuilder("look")
                    .addModifiers(Modifier.PRIVATE)
                    .addParameter(search)
                    .addParameter(program)
                    .addParameter(TypeName.INT, count);
            MethodParts.add(type, all, "look", looks);
            type.addMethod(all.build());
            method.addStatement("look($N, $N, $L)", search, program, count);
        }
        type.addMethod(method.addStatement("return $N.found()", search).build());
    }

    private List<CodeBlock> looks() {
        List<CodeBlock> looks = new ArrayList<>();
        ModelEmitter.data(model).forEach(one -> looks.add(lookAt(one)));
        for (Declaration.Parameter one : model.declarations(Declaration.Parameter.class)) {
            String place = one.span().place();
            looks.add(
                    CodeBlock.of("$N.parameter($S, $S, $L.$L)", search, one.path(), place, names.model(), one.name()));
        }
        List<String> accessors = ResultNames.of(values.program());
        for (int i = 0; i < accessors.size(); i++) {
            Programs.Named value = values.named().get(i);
            String kind = hasRows(value) ? "rowValue" : "value";
            String place = value.span().place();
            looks.add(CodeBlock.of(
                    "$N.$L($S, $S, $N.$L())", search, kind, value.name(), place, program, accessors.get(i)));
        }
        return looks;
    }

    private boolean hasRows(Programs.Named value) {
        List<Dimension> shape = value.node().shape();
        return !shape.isEmpty() && model.batch().filter(shape.get(0)::equals).isPresent();
    }

    private CodeBlock lookAt(Declaration data) {
        String place = data.span().place();
        if (data.type().isScalar()) {
            return CodeBlock.of("$N.data($S, $S, $L)", search, data.name(), place, data.name());
        }
        return CodeBlock.of(
                "$N.data($S, $S, $L, $L)", search, data.name(), place, batch.array(data), batch.length(data));
    }
}
