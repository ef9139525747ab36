package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradsmith.codegen.plan.Plan;
import dev.gradsmith.codegen.plan.Stage;
import dev.gradsmith.diagnostic.CompilerBug;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * Writes how the passes of a program go over chunks of rows, each with its own sums and buffers, and how the sums of the chunks are
 * brought together.
 */
final class ChunksEmitter {
    private final Plan plan;
    private final ProgramNames names;
    private final RealType real;
    private final Comments comments;
    private final String rowsClass;
    private final Set<Node> blockValues = new HashSet<>();

    ChunksEmitter(Plan plan, ProgramNames names, RealType real, Comments comments, String rowsClass) {
        this.plan = plan;
        this.names = names;
        this.real = real;
        this.comments = comments;
        this.rowsClass = rowsClass;
        plan.passes().forEach(pass -> blockValues.addAll(pass.rowValues()));
        blockValues.removeAll(plan.rowResults());
    }

    /** Whether a value is kept for the rows of a block only. */
    boolean isBlockValue(Node node) {
        return blockValues.contains(node);
    }

    void addFields(TypeSpec.Builder type) {
        ClassName rows = ClassName.bestGuess(rowsClass);
        type.addField(ArrayTypeName.of(rows), "chunks", Modifier.PRIVATE);
        if (accumulates()) {
            type.addField(ArrayTypeName.of(rows), "segments", Modifier.PRIVATE);
        }
        type.addField(FieldSpec.builder(rows, "total")
                .addModifiers(sizesOfCalls().isEmpty() ? new Modifier[] {Modifier.FINAL} : new Modifier[0])
                .build());
        eachPass((number, pass) ->
                type.addField(FieldSpec.builder(RuntimeTypes.EXECUTION.nestedClass("Task"), "chunk" + number)
                        .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
                        .initializer("this::chunk$L", number)
                        .build()));
        if (hasSumsApart()) {
            type.addField(FieldSpec.builder(TypeName.INT, "round", Modifier.PRIVATE)
                    .addJavadoc("The first row of the blocks that are shared out.\n")
                    .build());
        }
        eachPass((number, pass) -> {
            if (pass.sumsApart()) {
                rounds(number, pass).addFields(type);
            }
        });
    }

    private void eachPass(BiConsumer<Integer, Stage.Pass> action) {
        for (int i = 0; i < plan.stages().size(); i++) {
            if (plan.stages().get(i) instanceof Stage.Pass pass) {
                action.accept(i, pass);
            }
        }
    }

    private RoundsEmitter rounds(int number, Stage.Pass pass) {
        return new RoundsEmitter(names, number, pass, batchName());
    }

    private boolean hasSumsApart() {
        return plan.passes().stream().anyMatch(Stage.Pass::sumsApart);
    }

    private boolean accumulates() {
        return plan.passes().stream().anyMatch(pass -> !pass.accumulators().isEmpty());
    }

    /** Makes the first chunk's state, and forgets that of all others. */
    void initialize(MethodSpec.Builder method) {
        method.addStatement("this.total = new $L()$L", rowsClass, withSums())
                .addStatement("this.chunks = new $L[] {total}", rowsClass);
        if (accumulates()) {
            method.addStatement("this.segments = new $L[0]", rowsClass);
        }
    }

    /** Chunks that take part in rounds have no sums of their own. */
    private String withSums() {
        return hasSumsApart() ? ".withSums()" : "";
    }

    /** The dimensions that a call may bind to other sizes than the last, and that arrays of a chunk have. */
    List<String> sizesOfCalls() {
        Set<String> sizes = new TreeSet<>();
        Stream.concat(plan.stored().stream().filter(this::isOfChunk), names.copied().stream())
                .forEach(node -> {
                    List<Dimension> shape = names.isAccumulator(node)
                            ? node.shape()
                            : node.shape().subList(1, node.shape().size());
                    shape.forEach(dimension -> sizes.addAll(dimension.names()));
                });
        sizes.retainAll(names.dataDimensions());
        return List.copyOf(sizes);
    }

    private boolean isOfChunk(Node node) {
        return names.isAccumulator(node) || isBlockValue(node);
    }

    private String batchName() {
        return names.batch().map(names.extents()::size).orElse("");
    }

    void addPass(TypeSpec.Builder type, int number, Stage.Pass pass) {
        type.addMethod(count(number, pass));
        type.addMethod(drive(number, pass));
        type.addMethod(chunk(number, pass));
        if (pass.sumsApart()) {
            rounds(number, pass).addTo(type);
        }
    }

    void addRows(TypeSpec.Builder type) {
        type.addMethod(enough());
        type.addType(rows());
    }

    private MethodSpec count(int number, Stage.Pass pass) {
        Extents extents = names.extents();
        return MethodSpec.methodBuilder("chunkCount" + number)
                .addModifiers(Modifier.PRIVATE)
                .returns(TypeName.INT)
                .addStatement(
                        "return $T.count(model.execution, $L, $L, $L)",
                        RuntimeTypes.CHUNKS,
                        batchName(),
                        extents.count(pass.rowWork()),
                        extents.count(pass.sumCount()))
                .build();
    }

    /** A pass is cut into chunks whose number depends on its work alone and which are merged in order: the same bits on any threads. */
    private MethodSpec drive(int number, Stage.Pass pass) {
        String batch = batchName();
        boolean accumulates = !pass.accumulators().isEmpty();
        MethodSpec.Builder method = MethodSpec.methodBuilder("pass" + number).addModifiers(Modifier.PRIVATE);
        if (pass.sumsApart()) {
            method.beginControlFlow(
                            "if ($T.inRounds($L, $L))",
                            RuntimeTypes.CHUNKS,
                            batch,
                            names.extents().count(pass.sumCount()))
                    .addStatement("rounds$L()", number)
                    .addStatement("return")
                    .endControlFlow();
        }
        method.addStatement("int count = chunkCount$L()", number).beginControlFlow("if (count == 1)");
        if (SumsEmitter.needsReset(pass)) {
            method.addStatement("total.reset$L()", number);
        }
        method.addStatement("total.pass$L(0, $L)", number, batch)
                .addStatement("return")
                .endControlFlow()
                .addStatement("chunks = enough(chunks, count)");
        if (accumulates) {
            method.beginControlFlow("if ($T.hasSegments($L, count))", RuntimeTypes.CHUNKS, batch)
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

    /** Adds a field for the sums of all blocks, and to a method what brings those of the last run of a pass into it. */
    void keepSums(TypeSpec.Builder type, MethodSpec.Builder method, int number) {
        ClassName rows = ClassName.bestGuess(rowsClass);
        type.addField(FieldSpec.builder(rows, "all", Modifier.PRIVATE)
                .addJavadoc("The sums of all blocks; null before the first.\n")
                .build());
        method.beginControlFlow("if (all == null)")
                .addStatement("all = new $T()$L", rows, withSums())
                .addStatement("all.reset$L()", number)
                .endControlFlow()
                .addStatement("all.merge$L(total)", number);
    }

    /** Adds to a method what takes these sums as if one run had found them. */
    void takeSums(MethodSpec.Builder method, int number) {
        method.addStatement("total.reset$L()", number).addStatement("total.merge$L(all)", number);
    }

    /** More of them are made when the first large batch comes, and kept. */
    private MethodSpec enough() {
        ArrayTypeName array = ArrayTypeName.of(ClassName.bestGuess(rowsClass));
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
                .addStatement("now[i] = new $L()", rowsClass)
                .endControlFlow()
                .addStatement("return now")
                .build();
    }

    private MethodSpec chunk(int number, Stage.Pass pass) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("chunk" + number)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "task")
                .addParameter(TypeName.INT, "worker")
                .addStatement("int count = chunkCount$L()", number)
                .addStatement("int from = $T.start(task, count, $L)", RuntimeTypes.CHUNKS, batchName())
                .addStatement("int to = $T.start(task + 1, count, $L)", RuntimeTypes.CHUNKS, batchName());
        if (pass.accumulators().isEmpty()) {
            return method.addStatement("chunks[task].pass$L(from, to)", number).build();
        }
        method.addStatement("$L rows = chunks[task]$L", rowsClass, withSums());
        if (SumsEmitter.needsReset(pass)) {
            method.addStatement("rows.reset$L()", number);
        }
        method.beginControlFlow("if (!$T.hasSegments($L, count))", RuntimeTypes.CHUNKS, batchName())
                .addStatement("rows.pass$L(from, to)", number)
                .addStatement("return")
                .endControlFlow();
        segments(method, number, pass);
        return method.build();
    }

    /** Long sums are sums of partial sums, so that what is small is not lost beside what is large. */
    private void segments(MethodSpec.Builder method, int number, Stage.Pass pass) {
        boolean resets = SumsEmitter.needsReset(pass);
        if (!resets) {
            method.addStatement("rows.reset$L()", number);
        }
        method.addStatement("$L segment = segments[task]$L", rowsClass, withSums())
                .beginControlFlow("for (int at = from, next; at < to; at = next)")
                .addStatement("next = at + Math.min($T.SEGMENT, to - at)", RuntimeTypes.CHUNKS);
        if (resets) {
            method.addStatement("segment.reset$L()", number);
        }
        method.addStatement("segment.pass$L(at, next)", number)
                .addStatement("rows.merge$L(segment)", number)
                .endControlFlow();
    }

    private TypeSpec rows() {
        TypeSpec.Builder type = TypeSpec.classBuilder(rowsClass)
                .addModifiers(Modifier.FINAL)
                .addJavadoc("What one chunk of rows adds up, and the buffers that it needs for that.\n");
        List<CodeBlock> buffers = new ArrayList<>();
        List<CodeBlock> sums = new ArrayList<>();
        for (Node node : plan.stored()) {
            if (isOfChunk(node)) {
                boolean sum = names.isAccumulator(node);
                type.addField(real.of(node.type()), names.field(node));
                rowsArray(node, sum).ifPresent((sum ? sums : buffers)::add);
            }
        }
        for (Node node : names.copied()) {
            type.addField(real.of(node.type()), names.copy(node));
            buffers.add(buffer(names.copy(node), node));
        }
        plan.stored().stream()
                .filter(plan.shared()::containsKey)
                .forEach(node -> buffers.add(CodeBlock.of("$L = $L", names.field(node), sharedArray(node))));
        if (hasSumsApart()) {
            addSums(type, sums);
        } else if (!sums.isEmpty()) {
            MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
            MethodParts.allocate(type, constructor, sums);
            type.addMethod(constructor.build());
        }
        if (plan.passes().stream().anyMatch(pass -> pass.shape() == Stage.Walk.BLOCKS)) {
            addBuffers(type, buffers);
        }
        eachPass((number, pass) -> new PassEmitter(names, real, comments, pass, number, rowsClass).addTo(type));
        return type.build();
    }

    /** Sums may be large: only chunks that need them have some. */
    private void addSums(TypeSpec.Builder type, List<CodeBlock> arrays) {
        type.addField(TypeName.BOOLEAN, "hasSums");
        MethodSpec.Builder method = MethodSpec.methodBuilder("withSums")
                .returns(ClassName.bestGuess(rowsClass))
                .beginControlFlow("if (!hasSums)")
                .addStatement("hasSums = true")
                .addStatement("allocateSums()")
                .endControlFlow()
                .addStatement("return this");
        type.addMethod(method.build());
        MethodSpec.Builder allocation = MethodSpec.methodBuilder("allocateSums").addModifiers(Modifier.PRIVATE);
        MethodParts.add(type, allocation, "allocateSums", arrays);
        type.addMethod(allocation.build());
    }

    /** Buffers are as long as the longest block so far: most predictions are of one row. */
    private void addBuffers(TypeSpec.Builder type, List<CodeBlock> arrays) {
        type.addField(TypeName.INT, "capacity");
        MethodSpec.Builder method = MethodSpec.methodBuilder("reserve")
                .addParameter(TypeName.INT, "rows")
                .beginControlFlow("if (rows <= capacity)")
                .addStatement("return")
                .endControlFlow();
        MethodParts.add(type, method, "reserve", arrays);
        type.addMethod(method.addStatement("capacity = rows").build());
    }

    private Optional<CodeBlock> rowsArray(Node node, boolean accumulator) {
        if (node.type().isScalar() || plan.shared().containsKey(node)) {
            return Optional.empty();
        }
        if (!accumulator) {
            return Optional.of(buffer(names.field(node), node));
        }
        return Optional.of(array(names.field(node), node, node.shape()));
    }

    private String sharedArray(Node node) {
        Node owner = plan.shared().get(node);
        if (owner == null) {
            throw new CompilerBug("emit", "no array for " + node);
        }
        return names.field(owner);
    }

    private CodeBlock buffer(String field, Node node) {
        List<Dimension> row = node.shape().subList(1, node.shape().size());
        String width = names.extents().product(row);
        return CodeBlock.of(
                "$L = new $T[$L]", field, real.element(node.type()), width.equals("1") ? "rows" : "rows * " + width);
    }

    private CodeBlock array(String field, Node node, List<Dimension> shape) {
        return CodeBlock.of(
                "$L = new $T[$L]",
                field,
                real.element(node.type()),
                names.extents().product(shape));
    }
}
