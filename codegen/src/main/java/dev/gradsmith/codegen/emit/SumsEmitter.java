package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradsmith.codegen.emit.Storage.Home;
import dev.gradsmith.codegen.plan.Kernel;
import dev.gradsmith.codegen.plan.MatrixSum;
import dev.gradsmith.codegen.plan.Stage;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Reduce;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Writes what becomes of a pass's sums over the rows: how they start, how those of two chunks are brought together, and, where that is done
 * apart from what computes the rows, how a block is added to them.
 */
final class SumsEmitter {
    private final ProgramNames names;
    private final RealType real;
    private final Comments comments;
    private final Stage.Pass pass;
    private final int number;
    private final ClassName rowsClass;

    SumsEmitter(ProgramNames names, RealType real, Comments comments, Stage.Pass pass, int number, String rowsClass) {
        this.names = names;
        this.real = real;
        this.comments = comments;
        this.pass = pass;
        this.number = number;
        this.rowsClass = ClassName.bestGuess(rowsClass);
    }

    void addTo(TypeSpec.Builder type) {
        if (pass.accumulators().isEmpty()) {
            return;
        }
        reset(type);
        merge(type);
        for (int part = 0; part < pass.sums().size(); part++) {
            type.addMethod(sums(pass.sums().get(part), part));
        }
    }

    /** Whether sums are set to neutral before the walk; rows written out start from neutral local variables. */
    static boolean needsReset(Stage.Pass pass) {
        return !pass.accumulators().isEmpty() && pass.shape() == Stage.Walk.BLOCKS;
    }

    /** Where sums may be added up in slices, a method of its own for whatever is not: in rounds, the first block sets the others. */
    private void reset(TypeSpec.Builder type) {
        String name = "reset" + number;
        if (!pass.sumsApart()) {
            type.addMethod(reset(type, name, node -> true).build());
            return;
        }
        String unsliced = "resetUnsliced" + number;
        type.addMethod(
                reset(type, name, MatrixSum::is).addStatement("$L()", unsliced).build());
        type.addMethod(reset(type, unsliced, node -> !MatrixSum.is(node)).build());
    }

    private MethodSpec.Builder reset(TypeSpec.Builder type, String name, Predicate<Node> which) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name);
        List<CodeBlock> statements = pass.accumulators().stream()
                .filter(which)
                .map(this::neutralized)
                .toList();
        MethodParts.add(type, method, name, statements);
        return method;
    }

    private CodeBlock neutralized(Node node) {
        CodeBlock neutral = real.literal(neutral(node));
        return node.type().isScalar()
                ? CodeBlock.of("$L = $L", names.field(node), neutral)
                : CodeBlock.of("$T.fill($L, $L)", Arrays.class, names.field(node), neutral);
    }

    private CodeBlock sliceStart(Node node, String slice) {
        return CodeBlock.of(
                "$T.slice($L, slices, $L)",
                RuntimeTypes.CHUNKS,
                slice,
                names.extents().size(node.shape().get(0)));
    }

    static double neutral(Node node) {
        return node.op() instanceof Reduce reduce ? reduce.kind().neutral() : 0;
    }

    private void merge(TypeSpec.Builder type) {
        String name = "merge" + number;
        MethodSpec.Builder method = MethodSpec.methodBuilder(name).addParameter(rowsClass, "other");
        MethodParts.add(
                type,
                method,
                name,
                pass.accumulators().stream().map(this::merged).toList());
        type.addMethod(method.build());
    }

    private CodeBlock merged(Node node) {
        String field = names.field(node);
        Binary combine = combine(node);
        if (node.type().isScalar()) {
            return combined(combine, field, "other." + field);
        }
        if (combine == Binary.ADD) {
            return CodeBlock.of("kernels.add($1L.length, other.$1L, 0, $1L, 0)", field);
        }
        return CodeBlock.of(
                "for (int i = 0; i < $L.length; i++) $L",
                field,
                combined(combine, field + "[i]", "other." + field + "[i]"));
    }

    /** How an accumulator takes up a row, or another chunk's accumulator. */
    static Binary combine(Node node) {
        return node.op() instanceof Reduce reduce ? reduce.kind().combine() : Binary.ADD;
    }

    static CodeBlock combined(Binary combine, String target, Object value) {
        return combine.isFunction()
                ? CodeBlock.of("$1L = $2T.$3L($1L, $4L)", target, Math.class, combine.symbol(), value)
                : CodeBlock.of("$L $L= $L", target, combine.symbol(), value);
    }

    /** Adds this block to a slice of the sums of its own chunk, or of all; or starts what is in slices with it. */
    private MethodSpec sums(List<Kernel> kernels, int part) {
        Locals locals = new Locals(real, names.locals());
        Extents extents = names.extents("rows");
        ProductEmitter products = new ProductEmitter(
                new Operands(this::storage, extents, "at + "), node -> names.isAccumulator(pass, node), extents);
        List<Kernel> sliced = kernels.stream().filter(SumsEmitter::isSliced).toList();
        for (Kernel kernel : sliced) {
            comments.of(kernel).forEach(locals::comment);
            for (Node node : kernel.results()) {
                locals.code()
                        .addStatement(products.slice(node, sliceStart(node, "slice"), sliceStart(node, "slice + 1")));
            }
        }
        if (part + 1 < pass.sums().size()) {
            locals.code().addStatement("$L(sums, start, at, rows, slice, slices)", partName(part + 1));
        }
        locals.code().beginControlFlow("if (slice > 0)").addStatement("return").endControlFlow();
        KernelEmitter others = new KernelEmitter(
                Values.of(names, comments, this::storage),
                node -> names.isAccumulator(pass, node),
                names::copy,
                extents,
                locals,
                "at + ");
        for (Kernel kernel : kernels) {
            if (!sliced.contains(kernel)) {
                comments.of(kernel).forEach(locals::comment);
                others.emit(kernel);
            }
        }
        return MethodSpec.methodBuilder(partName(part))
                .addParameter(rowsClass, "sums")
                .addParameter(RuntimeTypes.SUMS_FROM, "start")
                .addParameter(TypeName.INT, "at")
                .addParameter(TypeName.INT, "rows")
                .addParameter(TypeName.INT, "slice")
                .addParameter(TypeName.INT, "slices")
                .addCode(locals.code().build())
                .build();
    }

    private static boolean isSliced(Kernel kernel) {
        return kernel instanceof Kernel.Product product && MatrixSum.is(product.node());
    }

    private String partName(int part) {
        return "sums" + number + (part == 0 ? "" : "Part" + (part + 1));
    }

    private Optional<Storage> storage(Node node) {
        return names.isAccumulator(pass, node)
                ? Optional.of(new Storage(node, "sums." + names.field(node), Home.WHOLE))
                : names.within(pass, node);
    }
}
