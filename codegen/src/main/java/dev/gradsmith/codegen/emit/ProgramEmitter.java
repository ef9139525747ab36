package dev.gradsmith.codegen.emit;

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
import dev.gradsmith.codegen.plan.ShortSteps;
import dev.gradsmith.codegen.plan.Stage;
import dev.gradsmith.diagnostic.CompilerBug;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.ModelGraph;
import dev.gradsmith.graph.op.Variable;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes the class that runs one plan: the data of the current call, a method for each stage, and for passes an inner class {@code Rows}
 * with the accumulators and buffers of one chunk of rows.
 */
final class ProgramEmitter {
    /** Keeps {@code run} well below the size beyond which HotSpot does not compile it. */
    private static final int MOST_RESIZED = 50;

    private final ModelGraph model;
    private final Plan plan;
    private final ProgramNames names;
    private final RealType real;
    private final Comments comments;
    private final ClassName modelClass;
    private final Extents extents;
    private final ChunksEmitter chunks;

    ProgramEmitter(ModelGraph model, Plan plan, ProgramNames names, Comments comments, ClassName modelClass) {
        this.model = model;
        this.plan = plan;
        this.names = names;
        this.real = new RealType(model.precision());
        this.comments = comments.in(names.fields());
        this.modelClass = modelClass;
        this.extents = names.extents();
        this.chunks = new ChunksEmitter(plan, names, real, this.comments, NestedClass.ROWS.of(model));
    }

    TypeSpec emit(String className, String documentation) {
        TypeSpec.Builder type = TypeSpec.classBuilder(className)
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("$L\n", documentation);
        ownFields(type);
        type.addMethod(constructor(type));
        type.addMethod(run(type));
        for (int i = 0; i < plan.stages().size(); i++) {
            Stage stage = plan.stages().get(i);
            if (stage instanceof Stage.Pass pass) {
                chunks.addPass(type, i, pass);
            } else {
                wholeStage(i, stage).forEach(type::addMethod);
            }
        }
        List<String> accessors = ResultNames.of(plan.program());
        for (int i = 0; i < accessors.size(); i++) {
            type.addMethod(result(accessors.get(i), plan.program().results().get(i)));
        }
        if (!plan.program().updates().isEmpty()) {
            UpdateEmitter updates = new UpdateEmitter(model, plan.program(), names);
            updates.addTo(type);
            shortSteps(type, updates);
        }
        if (!plan.passes().isEmpty()) {
            chunks.addRows(type);
        }
        return type.build();
    }

    private void shortSteps(TypeSpec.Builder type, UpdateEmitter updates) {
        ShortSteps.of(plan, names.batch())
                .ifPresent(steps -> new ShortStepsEmitter(steps, names, real, comments, updates.parameters())
                        .addTo(type, plan.stages().indexOf(steps.pass())));
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
        if (hasFirst()) {
            type.addField(TypeName.INT, "first", Modifier.PRIVATE);
        }
        if (plan.program().draws()) {
            type.addField(FieldSpec.builder(TypeName.LONG, "draw")
                    .addJavadoc("Tells the random numbers of one run from those of all others.\n")
                    .build());
        }
        for (Node node : plan.stored()) {
            boolean inRows = names.isAccumulator(node) || chunks.isBlockValue(node);
            if (!inRows) {
                type.addField(real.of(node.type()), names.field(node));
            }
        }
        if (!plan.passes().isEmpty()) {
            chunks.addFields(type);
        }
    }

    private boolean hasFirst() {
        return names.batch().isPresent() && names.startsAtFirst();
    }

    private boolean isResult(Node node) {
        return plan.program().results().stream().anyMatch(result -> Access.stored(result.node()) == node);
    }

    private boolean hasDataSize(Node node) {
        return node.type().names().stream().anyMatch(names.dataDimensions()::contains);
    }

    private MethodSpec constructor(TypeSpec.Builder type) {
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
        List<CodeBlock> arrays = plan.stored().stream()
                .filter(node -> !node.type().isScalar() && !names.isAccumulator(node) && !chunks.isBlockValue(node))
                .map(this::allocation)
                .toList();
        MethodParts.allocate(type, method, arrays);
        if (!plan.passes().isEmpty()) {
            // Last, because a chunk's buffers take their sizes from the fields above.
            chunks.initialize(method);
        }
        return method.build();
    }

    private CodeBlock allocation(Node node) {
        CodeBlock size = hasDataSize(node) ? CodeBlock.of("0") : CodeBlock.of("$L", extents.product(node.shape()));
        return CodeBlock.of("this.$L = new $T[$L]", names.field(node), real.element(node.type()), size);
    }

    private MethodSpec run(TypeSpec.Builder type) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("run");
        bindData(method);
        bindSizes(method);
        new RequiredSizes(model).addForCall(method, extents, names.dimensions());
        resize(type, method);
        callStages(method, 0, plan.stages().size());
        return method.build();
    }

    private void bindData(MethodSpec.Builder method) {
        for (Declaration data : names.data()) {
            method.addParameter(real.of(data.type()), names.data(data));
            method.addStatement("this.$1L = $1L", names.data(data));
        }
        if (hasFirst()) {
            method.addParameter(TypeName.INT, "first").addStatement("this.first = first");
        }
    }

    private void callStages(MethodSpec.Builder method, int from, int to) {
        for (int i = from; i < to; i++) {
            String kind = plan.stages().get(i) instanceof Stage.Pass ? "pass" : "stage";
            method.addStatement("$L$L()", kind, i);
        }
    }

    /**
     * The same class, for a program that is {@link dev.gradsmith.codegen.plan.BlockWise}, with methods for rows that come block by block. Their
     * sums lie apart, because each run of the pass begins its own anew.
     */
    TypeSpec emitWithBlocks(String className, String documentation) {
        TypeSpec.Builder type = emit(className, documentation).toBuilder();
        int pass = plan.stages().indexOf(plan.passes().get(0));
        MethodSpec.Builder add = MethodSpec.methodBuilder("addBlock")
                .addJavadoc("Adds rows to those of the blocks before, for {@code finishBlocks}.\n");
        bindData(add);
        bindSizes(add);
        callStages(add, 0, pass + 1);
        chunks.keepSums(type, add, pass);
        type.addMethod(add.build());
        String size = names.dimension(names.dataDimensions().iterator().next());
        MethodSpec.Builder finish = MethodSpec.methodBuilder("finishBlocks")
                .addJavadoc("What {@code run} would have found on the rows of all blocks, which were so many.\n")
                .addParameter(TypeName.INT, size)
                .addStatement("this.$1L = $1L", size);
        chunks.takeSums(finish, pass);
        callStages(finish, pass + 1, plan.stages().size());
        return type.addMethod(finish.build()).build();
    }

    /** What the caller gets has the length of its shape; other buffers are kept from a larger batch to a smaller one. */
    private void resize(TypeSpec.Builder type, MethodSpec.Builder method) {
        List<Node> sized = plan.stored().stream()
                .filter(node -> hasDataSize(node) && !chunks.isBlockValue(node) && !names.isAccumulator(node))
                .toList();
        if (sized.size() > MOST_RESIZED) {
            MethodSpec.Builder all = MethodSpec.methodBuilder("resize").addModifiers(Modifier.PRIVATE);
            MethodParts.add(
                    type, all, "resize", sized.stream().map(this::resized).toList());
            type.addMethod(all.build());
            method.addStatement("resize()");
            return;
        }
        for (Node node : sized) {
            CodeBlock length = extents.length(node.shape());
            method.beginControlFlow("if ($L.length $L $L)", names.field(node), differs(node), length)
                    .addStatement("$L = new $T[$L]", names.field(node), real.element(node.type()), length)
                    .endControlFlow();
        }
    }

    private String differs(Node node) {
        return isResult(node) ? "!=" : "<";
    }

    private CodeBlock resized(Node node) {
        return CodeBlock.of(
                "$1L = $1L.length $2L $3L ? new $4T[$3L] : $1L",
                names.field(node),
                differs(node),
                extents.length(node.shape()),
                real.element(node.type()));
    }

    /** A chunk's arrays are made anew when a call has other sizes than the last, but for the number of rows. */
    private void bindSizes(MethodSpec.Builder method) {
        List<String> ofChunks = plan.passes().isEmpty() ? List.of() : chunks.sizesOfCalls();
        CodeBlock resized = ofChunks.stream()
                .map(names::dimension)
                .map(field -> CodeBlock.of("$1L != this.$1L", field))
                .collect(CodeBlock.joining(" || "));
        if (!ofChunks.isEmpty()) {
            method.addStatement("boolean resized = $L", resized);
        }
        for (String dimension : names.dataDimensions()) {
            String field = names.dimension(dimension);
            method.addParameter(TypeName.INT, field).addStatement("this.$1L = $1L", field);
        }
        if (!ofChunks.isEmpty()) {
            method.beginControlFlow("if (resized)");
            chunks.initialize(method);
            method.endControlFlow();
        }
    }

    private List<MethodSpec> wholeStage(int number, Stage stage) {
        List<MethodSpec> methods = new ArrayList<>();
        List<List<Kernel>> parts = stage.parts();
        for (int part = 0; part < parts.size(); part++) {
            Locals locals = new Locals(real, names.locals());
            KernelEmitter emitter = wholeEmitter(locals);
            for (Kernel kernel : parts.get(part)) {
                comments.of(kernel).forEach(locals::comment);
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
        return new KernelEmitter(
                Values.of(names, comments, names::whole), node -> false, names::copy, extents, locals, "");
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
