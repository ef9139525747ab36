package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradsmith.codegen.plan.Access;
import dev.gradsmith.codegen.plan.Kernel;
import dev.gradsmith.codegen.plan.Plan;
import dev.gradsmith.codegen.plan.Program;
import dev.gradsmith.codegen.plan.Stage;
import dev.gradsmith.diagnostic.CompilerBug;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.ModelGraph;
import dev.gradsmith.graph.op.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Writes the class that runs one plan: the data of the current call, a method for each stage, and for passes an inner class {@code Rows}
 * with the accumulators and buffers of one chunk of rows.
 */
final class ProgramEmitter {
    private final ModelGraph model;
    private final Plan plan;
    private final ProgramNames names;
    private final RealType real;
    private final Comments comments;
    private final ClassName modelClass;
    private final Extents extents;

    ProgramEmitter(ModelGraph model, Plan plan, ProgramNames names, Comments comments, ClassName modelClass) {
        this.model = model;
        this.plan = plan;
        this.names = names;
        this.real = new RealType(model.precision());
        this.comments = comments;
        this.modelClass = modelClass;
        this.extents = new Extents(Optional.empty(), "");
    }

    TypeSpec emit(String className, String documentation) {
        TypeSpec.Builder type = TypeSpec.classBuilder(className)
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("$L\n", documentation);
        ownFields(type);
        type.addMethod(constructor());
        type.addMethod(run());
        for (int i = 0; i < plan.stages().size(); i++) {
            Stage stage = plan.stages().get(i);
            if (stage instanceof Stage.Pass pass) {
                type.addMethod(drive(i, pass));
                type.addMethod(chunk(i, pass));
            } else {
                wholeStage(i, stage.kernels()).forEach(type::addMethod);
            }
        }
        plan.program().results().forEach(result -> type.addMethod(result(result)));
        if (!plan.program().updates().isEmpty()) {
            new UpdateEmitter(model, plan.program(), names).addTo(type);
        }
        if (!plan.passes().isEmpty()) {
            type.addMethod(provideChunks());
            type.addType(rows());
        }
        return type.build();
    }

    private void ownFields(TypeSpec.Builder type) {
        type.addField(modelClass, "model", Modifier.PRIVATE, Modifier.FINAL);
        type.addField(real.kernels(), "kernels", Modifier.PRIVATE, Modifier.FINAL);
        for (String dimension : names.dimensions()) {
            boolean fixed = model.modelDimensions().contains(dimension);
            type.addField(FieldSpec.builder(TypeName.INT, dimension, Modifier.PRIVATE)
                    .addModifiers(fixed ? new Modifier[] {Modifier.FINAL} : new Modifier[0])
                    .build());
        }
        for (Declaration data : names.data()) {
            type.addField(real.of(data.type()), data.name(), Modifier.PRIVATE);
        }
        if (names.batch().isPresent()) {
            type.addField(TypeName.INT, "first", Modifier.PRIVATE);
        }
        if (plan.program().draws()) {
            type.addField(FieldSpec.builder(TypeName.LONG, "draw")
                    .addJavadoc("Tells the random numbers of one run from those of all others.\n")
                    .build());
        }
        for (Node node : plan.stored()) {
            boolean inRows = names.isAccumulator(node) || isBlockValue(node);
            if (!inRows) {
                type.addField(real.of(node.type()), names.field(node));
            }
        }
        if (!plan.passes().isEmpty()) {
            ClassName rows = ClassName.bestGuess("Rows");
            type.addField(ArrayTypeName.of(rows), "chunks", Modifier.PRIVATE);
            type.addField(rows, "total", Modifier.FINAL);
        }
        for (int i = 0; i < plan.stages().size(); i++) {
            if (plan.stages().get(i) instanceof Stage.Pass) {
                type.addField(FieldSpec.builder(
                                RuntimeTypes.EXECUTION.nestedClass("Task"),
                                "chunk" + i,
                                Modifier.PRIVATE,
                                Modifier.FINAL)
                        .initializer("this::chunk$L", i)
                        .build());
            }
        }
    }

    private boolean isBlockValue(Node node) {
        return plan.passes().stream()
                .anyMatch(pass ->
                        pass.rowValues().contains(node) && !plan.rowResults().contains(node));
    }

    private boolean hasDataSize(Node node) {
        return node.type().names().stream().anyMatch(names.dataDimensions()::contains);
    }

    private MethodSpec constructor() {
        MethodSpec.Builder method = MethodSpec.constructorBuilder()
                .addParameter(modelClass, "model")
                .addStatement("this.model = model")
                .addStatement("this.kernels = model.execution.kernels().$L()", real.plural());
        for (String dimension : model.modelDimensions()) {
            method.addStatement("this.$1L = model.$1L", dimension);
        }
        for (Declaration data : names.data()) {
            if (!data.type().isScalar()) {
                method.addStatement("this.$L = new $T[0]", data.name(), real.element(data.type()));
            }
        }
        for (Node node : plan.stored()) {
            boolean array = !node.type().isScalar() && !names.isAccumulator(node) && !isBlockValue(node);
            if (array) {
                CodeBlock size =
                        hasDataSize(node) ? CodeBlock.of("0") : CodeBlock.of("$L", extents.product(node.shape()));
                method.addStatement("this.$L = new $T[$L]", names.field(node), real.element(node.type()), size);
            }
        }
        if (!plan.passes().isEmpty()) {
            // Last, because a chunk's buffers take their sizes from the fields above.
            method.addStatement("this.total = new Rows()").addStatement("this.chunks = new Rows[] {total}");
        }
        return method.build();
    }

    private MethodSpec run() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("run");
        for (Declaration data : names.data()) {
            method.addParameter(real.of(data.type()), data.name());
            method.addStatement("this.$1L = $1L", data.name());
        }
        if (names.batch().isPresent()) {
            method.addParameter(TypeName.INT, "first").addStatement("this.first = first");
        }
        for (String dimension : names.dataDimensions()) {
            method.addParameter(TypeName.INT, dimension).addStatement("this.$1L = $1L", dimension);
        }
        for (Node node : plan.stored()) {
            if (hasDataSize(node) && !isBlockValue(node) && !names.isAccumulator(node)) {
                method.beginControlFlow("if ($L.length != $L)", names.field(node), extents.product(node.shape()))
                        .addStatement(
                                "$L = new $T[$L]",
                                names.field(node),
                                real.element(node.type()),
                                extents.product(node.shape()))
                        .endControlFlow();
            }
        }
        for (int i = 0; i < plan.stages().size(); i++) {
            String kind = plan.stages().get(i) instanceof Stage.Pass ? "pass" : "stage";
            method.addStatement("$L$L()", kind, i);
        }
        return method.build();
    }

    /** A pass is cut into chunks whose number depends on the rows alone and which are merged in order: the same bits on any threads. */
    private MethodSpec drive(int number, Stage.Pass pass) {
        String batch = batchName();
        boolean accumulates = !pass.accumulators().isEmpty();
        MethodSpec.Builder method = MethodSpec.methodBuilder("pass" + number)
                .addModifiers(Modifier.PRIVATE)
                .addStatement("int count = $T.count($L)", RuntimeTypes.CHUNKS, batch)
                .beginControlFlow("if (count == 1)");
        if (PassEmitter.needsReset(pass)) {
            method.addStatement("total.reset$L()", number);
        }
        method.addStatement("total.pass$L(0, $L)", number, batch)
                .addStatement("return")
                .endControlFlow()
                .addStatement("provideChunks(count)")
                .addStatement("model.execution.run(count, chunk$L)", number);
        if (accumulates) {
            method.beginControlFlow("for (int i = 1; i < count; i++)")
                    .addStatement("total.merge$L(chunks[i])", number)
                    .endControlFlow();
        }
        return method.build();
    }

    /** More chunks are made when the first large batch comes, and kept. */
    private static MethodSpec provideChunks() {
        return MethodSpec.methodBuilder("provideChunks")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "count")
                .addStatement("int had = chunks.length")
                .beginControlFlow("if (had < count)")
                .addStatement("chunks = $T.copyOf(chunks, count)", Arrays.class)
                .beginControlFlow("for (int i = had; i < count; i++)")
                .addStatement("chunks[i] = new Rows()")
                .endControlFlow()
                .endControlFlow()
                .build();
    }

    private MethodSpec chunk(int number, Stage.Pass pass) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("chunk" + number)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "task")
                .addParameter(TypeName.INT, "worker")
                .addStatement("Rows rows = chunks[task]");
        if (PassEmitter.needsReset(pass)) {
            method.addStatement("rows.reset$L()", number);
        }
        return method.addStatement(
                        "rows.pass$1L($2T.start(task, $3L), $2T.start(task + 1, $3L))",
                        number,
                        RuntimeTypes.CHUNKS,
                        batchName())
                .build();
    }

    private String batchName() {
        return names.batch().map(Dimension::toString).orElse("");
    }

    private TypeSpec rows() {
        TypeSpec.Builder type = TypeSpec.classBuilder("Rows")
                .addModifiers(Modifier.FINAL)
                .addJavadoc("What one chunk of rows adds up, and the buffers that it needs for that.\n");
        for (Node node : plan.stored()) {
            boolean accumulator = names.isAccumulator(node);
            if (accumulator || isBlockValue(node)) {
                type.addField(rowsField(node, accumulator));
            }
        }
        for (int i = 0; i < plan.stages().size(); i++) {
            if (plan.stages().get(i) instanceof Stage.Pass pass) {
                new PassEmitter(names, real, comments, pass, i).methods().forEach(type::addMethod);
            }
        }
        return type.build();
    }

    private FieldSpec rowsField(Node node, boolean accumulator) {
        if (node.type().isScalar()) {
            return FieldSpec.builder(real.of(node.type()), names.field(node)).build();
        }
        List<Dimension> shape = new ArrayList<>(node.shape());
        if (!accumulator) {
            shape.set(0, Dimension.of(PassEmitter.BLOCK));
        }
        return FieldSpec.builder(real.of(node.type()), names.field(node))
                .initializer("new $T[$L]", real.element(node.type()), extents.product(shape))
                .build();
    }

    private List<MethodSpec> wholeStage(int number, List<Kernel> kernels) {
        List<MethodSpec> methods = new ArrayList<>();
        List<List<Kernel>> parts = KernelParts.of(kernels);
        for (int part = 0; part < parts.size(); part++) {
            Locals locals = new Locals(real, names.locals());
            KernelEmitter emitter = wholeEmitter(locals);
            for (Kernel kernel : parts.get(part)) {
                comments.of(kernel).forEach(comment -> locals.code().add("// $L\n", comment));
                emitter.emit(kernel);
            }
            if (part + 1 < parts.size()) {
                locals.code().addStatement("stage$LPart$L()", number, part + 2);
            }
            String name = "stage" + number + (part == 0 ? "" : "Part" + (part + 1));
            methods.add(MethodSpec.methodBuilder(name)
                    .addModifiers(Modifier.PRIVATE)
                    .addCode(locals.code().build())
                    .build());
        }
        return methods;
    }

    private KernelEmitter wholeEmitter(Locals locals) {
        return new KernelEmitter(names::whole, names::named, names::isInlined, node -> false, extents, locals, "");
    }

    /** What the last run found; for data that is passed through, a copy. */
    private MethodSpec result(Program.Result result) {
        Storage storage = names.whole(result.node())
                .orElseThrow(() -> new CompilerBug("emit", "no storage for " + result.name()));
        boolean copies = Access.stored(result.node()).op() instanceof Variable && !storage.isScalar();
        return MethodSpec.methodBuilder(result.name())
                .returns(real.of(result.node().type()))
                .addStatement("return $L$L", storage.expression(), copies ? ".clone()" : "")
                .build();
    }
}
