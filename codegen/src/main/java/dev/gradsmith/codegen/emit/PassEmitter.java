package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradsmith.codegen.plan.Kernel;
import dev.gradsmith.codegen.plan.Stage;
import dev.gradsmith.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.lang.model.element.Modifier;

/** Writes the methods that walk the rows of one pass; they belong to the class of a chunk's state. */
final class PassEmitter {
    private final ProgramNames names;
    private final RealType real;
    private final Comments comments;
    private final Stage.Pass pass;
    private final int number;
    private final List<Kernel> repeats;
    private final SumsEmitter sums;

    PassEmitter(ProgramNames names, RealType real, Comments comments, Stage.Pass pass, int number, String rowsClass) {
        this.sums = new SumsEmitter(names, real, comments, pass, number, rowsClass);
        this.names = names;
        this.real = real;
        this.comments = comments;
        this.pass = pass;
        this.number = number;
        this.repeats = pass.parts().stream()
                .flatMap(List::stream)
                .filter(kernel -> names.repeatsRows(pass, kernel))
                .toList();
    }

    void addTo(TypeSpec.Builder type) {
        sums.addTo(type);
        if (pass.shape() == Stage.Walk.UNROLLED) {
            type.addMethod(unrolled());
            return;
        }
        type.addMethod(blocks());
        if (!repeats.isEmpty()) {
            type.addMethod(method("repeat" + number, repeats)
                    .addParameter(TypeName.INT, "rows")
                    .build());
        }
        block().forEach(type::addMethod);
    }

    private MethodSpec.Builder walk() {
        return MethodSpec.methodBuilder("pass" + number)
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to");
    }

    private MethodSpec blocks() {
        MethodSpec.Builder method =
                walk().addStatement("reserve($T.min($L, to - from))", Math.class, names.blockRows());
        if (!repeats.isEmpty()) {
            method.addStatement("repeat$L($T.min($L, to - from))", number, Math.class, names.blockRows());
        }
        return method.beginControlFlow("for (int at = from, rows; at < to; at += rows)")
                .addStatement("rows = $T.min($L, to - at)", Math.class, names.blockRows())
                .addStatement("block$L(at, rows)", number)
                .addCode(pass.sumsApart() ? sums() : CodeBlock.of(""))
                .endControlFlow()
                .build();
    }

    private CodeBlock sums() {
        return CodeBlock.of("sums$L(this, $T.RESULT, at, rows, 0, 1);\n", number, RuntimeTypes.SUMS_FROM);
    }

    private List<MethodSpec> block() {
        List<MethodSpec> methods = new ArrayList<>();
        List<List<Kernel>> parts = pass.parts();
        for (int part = 0; part < parts.size(); part++) {
            methods.add(blockPart(parts.get(part), part, part + 1 < parts.size()));
        }
        return methods;
    }

    private MethodSpec blockPart(List<Kernel> kernels, int part, boolean goesOn) {
        List<Kernel> ofBlock = kernels.stream()
                .filter(kernel -> !names.repeatsRows(pass, kernel))
                .toList();
        MethodSpec.Builder method =
                method(partName(part), ofBlock).addParameter(TypeName.INT, "at").addParameter(TypeName.INT, "rows");
        if (goesOn) {
            method.addStatement("$L(at, rows)", partName(part + 1));
        }
        return method.build();
    }

    private MethodSpec.Builder method(String name, List<Kernel> kernels) {
        Locals locals = new Locals(real, names.locals());
        KernelEmitter emitter = new KernelEmitter(
                Values.of(names, comments, node -> names.within(pass, node)),
                node -> names.isAccumulator(pass, node),
                names::copy,
                names.extents("rows"),
                locals,
                "at + ");
        for (Kernel kernel : kernels) {
            comments.of(kernel).forEach(locals::comment);
            emitter.emit(kernel);
        }
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .addCode(locals.code().build());
    }

    private String partName(int part) {
        return "block" + number + (part == 0 ? "" : "Part" + (part + 1));
    }

    /** Every element of a row is a local variable, and so is every element of an accumulator for the length of the loop. */
    private MethodSpec unrolled() {
        NameScope scope = names.locals();
        String row = scope.newName("i");
        Locals outside = new Locals(real, scope);
        Locals inside = new Locals(real, scope);
        UnaryOperator<Storage> places =
                pass.accumulators().isEmpty() ? new LocalArrays(outside)::of : UnaryOperator.identity();
        Elements elements = new Elements(
                Values.of(
                        names,
                        comments,
                        node -> names.isAccumulator(pass, node) || isInRow(node)
                                ? Optional.empty()
                                : names.within(pass, node).map(places)),
                names.startsAtFirst() ? Positions.ofExamples(names.extents()) : Positions.ofCall(names.extents()),
                inside,
                Optional.of(outside),
                row);
        CodeBlock.Builder before = CodeBlock.builder();
        CodeBlock.Builder after = CodeBlock.builder();
        for (Node node : pass.rowValues()) {
            storeRow(node, places, elements, inside, row);
        }
        for (Node node : pass.accumulators()) {
            inside.comment(comments.always(node));
            accumulate(node, elements, inside, before, after);
        }
        return walk().addCode(outside.code().build())
                .addCode(before.build())
                .beginControlFlow(
                        names.startsAtFirst()
                                ? "for (int $1L = first + from; $1L < first + to; $1L++)"
                                : "for (int $1L = from; $1L < to; $1L++)",
                        row)
                .addCode(inside.code().build())
                .endControlFlow()
                .addCode(after.build())
                .build();
    }

    private boolean isInRow(Node node) {
        return pass.rowValues().contains(node);
    }

    private void storeRow(Node node, UnaryOperator<Storage> places, Elements elements, Locals inside, String row) {
        Storage storage = places.apply(names.within(pass, node).orElseThrow());
        Indices.each(node.shape().subList(1, node.shape().size()), inner -> {
            List<String> index = new ArrayList<>(List.of(row));
            index.addAll(inner);
            CodeBlock value = elements.fresh(node, index).code();
            inside.code().addStatement("$L = $L", elements.element(storage, index), value);
        });
    }

    private void accumulate(
            Node node, Elements elements, Locals inside, CodeBlock.Builder before, CodeBlock.Builder after) {
        Storage storage = names.within(pass, node).orElseThrow();
        Indices.each(node.shape(), index -> {
            String suggestion = names.field(node) + String.join("", index);
            String local = inside.name(suggestion, suggestion + "SoFar");
            CodeBlock element = elements.element(storage, index);
            before.addStatement("$T $L = $L", real.type(), local, real.literal(SumsEmitter.neutral(node)));
            after.addStatement("$L = $L", element, local);
            CodeBlock row = elements.row(node, index).code();
            inside.code().addStatement(SumsEmitter.combined(SumsEmitter.combine(node), local, row));
        });
    }
}
