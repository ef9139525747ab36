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
        this.extents = names.extents();
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
        List<String> accessors = ResultNames.of(plan.program());
        for (int i = 0; i < accessors.size(); i++) {
            type.addMethod(result(accessors.get(i), plan.program().results().get(i)));
        }
        if (!plan.program().updates().isEmpty()) {
            new UpdateEmitter(model, plan.program(), names).addTo(type);
        }
        if (!plan.passes().isEmpty()) {
            type.addMethod(enough());
            type.addType(rows());
        }
        return type.build();
    }

    private void ownFields(TypeSpec.Builder type) {
        type.addField(modelClass, "model", Modifier.PRIVATE, Modifier.FINAL);
        type.addField(real.kernels(), "kernels", Modifier.PRIVATE, Modifier.FINAL);
        for (String dimension : names.dimensions()) {
            boolean fixed = model.modelDimensions().contains(dimension);
            type.addField(FieldSpec.builder(TypeName.INT, names.dimension(dimension), Modifier.PRIVATE)
                    .addModifiers(fixed ? new Modifier[] {Modifier.FINAL} : new Modifier[0])
                    .build());
        }
        for (Declaration data : names.data()) {
            type.addField(real.of(data.type()), names.data(data), Modifier.PRIVATE);
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
            ClassName rows = ClassName.bestGuess(rowsClass());
            type.addField(ArrayTypeName.of(rows), "chunks", Modifier.PRIVATE);
            if (accumulates()) {
                type.addField(ArrayTypeName.of(rows), "segments", Modifier.PRIVATE);
            }
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

    private boolean isResult(Node node) {
        return plan.program().results().stream().anyMatch(result -> Access.stored(result.node()) == node);
    }

    private boolean accumulates() {
        return plan.passes().stream().anyMatch(pass -> !pass.accumulators().isEmpty());
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
            method.addStatement("this.$L = model.$L", names.dimension(dimension), dimension);
        }
        for (Declaration data : names.data()) {
            if (!data.type().isScalar()) {
                method.addStatement("this.$L = new $T[0]", names.data(data), real.element(data.type()));
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
            method.addStatement("this.total = new $L()", rowsClass())
                    .addStatement("this.chunks = new $L[] {total}", rowsClass());
            if (accumulates()) {
                method.addStatement("this.segments = new $L[0]", rowsClass());
            }
        }
        return method.build();
    }

    private MethodSpec run() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("run");
        for (Declaration data : names.data()) {
            method.addParameter(real.of(data.type()), names.data(data));
            method.addStatement("this.$1L = $1L", names.data(data));
        }
        if (names.batch().isPresent()) {
            method.addParameter(TypeName.INT, "first").addStatement("this.first = first");
        }
        for (String dimension : names.dataDimensions()) {
            String field = names.dimension(dimension);
            method.addParameter(TypeName.INT, field).addStatement("this.$1L = $1L", field);
        }
        for (Node node : plan.stored()) {
            if (hasDataSize(node) && !isBlockValue(node) && !names.isAccumulator(node)) {
                // What the caller gets has the length of its shape; other buffers are kept from a larger batch to a
                // smaller one.
                String differs = isResult(node) ? "!=" : "<";
                CodeBlock length = extents.length(node.shape());
                method.beginControlFlow("if ($L.length $L $L)", names.field(node), differs, length)
                        .addStatement("$L = new $T[$L]", names.field(node), real.element(node.type()), length)
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
                .addStatement("chunks = enough(chunks, count)");
        if (accumulates) {
            method.beginControlFlow("if ($T.hasSegments($L))", RuntimeTypes.CHUNKS, batch)
                    .addStatement("segments = enough(segments, count)")
                    .endControlFlow();
        }
        method.addStatement("model.execution.run(count, chunk$L)", number);
        if (accumulates) {
            method.beginControlFlow("for (int i = 1; i < count; i++)")
                    .addStatement("total.merge$L(chunks[i])", number)
                    .endControlFlow();
        }
        return method.build();
    }

    /** More of them are made when the first large batch comes, and kept. */
    private MethodSpec enough() {
        ArrayTypeName array = ArrayTypeName.of(ClassName.bestGuess(rowsClass()));
        return MethodSpec.methodBuilder("enough")
                .addModifiers(Modifier.PRIVATE)
                .returns(array)
                .addParameter(array, "had")
                .addParameter(TypeName.INT, "count")
                .beginControlFlow("if (had.length >= count)")
                .addStatement("return had")
                .endControlFlow()
                .addStatement("$T now = $T.copyOf(had, count)", array, Arrays.class)
                .beginControlFlow("for (int i = had.length; i < count; i++)")
                .addStatement("now[i] = new $L()", rowsClass())
                .endControlFlow()
                .addStatement("return now")
                .build();
    }

    private MethodSpec chunk(int number, Stage.Pass pass) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("chunk" + number)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "task")
                .addParameter(TypeName.INT, "worker")
                .addStatement("int from = $T.start(task, $L)", RuntimeTypes.CHUNKS, batchName())
                .addStatement("int to = $T.start(task + 1, $L)", RuntimeTypes.CHUNKS, batchName());
        if (pass.accumulators().isEmpty()) {
            return method.addStatement("chunks[task].pass$L(from, to)", number).build();
        }
        method.addStatement("$L rows = chunks[task]", rowsClass());
        if (PassEmitter.needsReset(pass)) {
            method.addStatement("rows.reset$L()", number);
        }
        method.beginControlFlow("if (!$T.hasSegments($L))", RuntimeTypes.CHUNKS, batchName())
                .addStatement("rows.pass$L(from, to)", number)
                .addStatement("return")
                .endControlFlow();
        segments(method, number, pass);
        return method.build();
    }

    /** Long sums are sums of partial sums, so that what is small is not lost beside what is large. */
    private void segments(MethodSpec.Builder method, int number, Stage.Pass pass) {
        boolean resets = PassEmitter.needsReset(pass);
        if (!resets) {
            method.addStatement("rows.reset$L()", number);
        }
        method.addStatement("$L segment = segments[task]", rowsClass())
                .beginControlFlow("for (int at = from, next; at < to; at = next)")
                .addStatement("next = at + Math.min($T.SEGMENT, to - at)", RuntimeTypes.CHUNKS);
        if (resets) {
            method.addStatement("segment.reset$L()", number);
        }
        method.addStatement("segment.pass$L(at, next)", number)
                .addStatement("rows.merge$L(segment)", number)
                .endControlFlow();
    }

    private String rowsClass() {
        return NestedClass.ROWS.of(model);
    }

    private String batchName() {
        return names.batch().map(extents::size).orElse("");
    }

    private TypeSpec rows() {
        TypeSpec.Builder type = TypeSpec.classBuilder(rowsClass())
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
                new PassEmitter(names, real, comments, pass, i, rowsClass())
                        .methods()
                        .forEach(type::addMethod);
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
    private MethodSpec result(String accessor, Program.Result result) {
        Storage storage = names.whole(result.node())
                .orElseThrow(() -> new CompilerBug("emit", "no storage for " + result.name()));
        boolean copies = Access.stored(result.node()).op() instanceof Variable && !storage.isScalar();
        return MethodSpec.methodBuilder(accessor)
                .returns(real.of(result.node().type()))
                .addStatement("return $L$L", storage.expression(), copies ? ".clone()" : "")
                .build();
    }
}
