package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import dev.gradsmith.codegen.plan.Gate;
import dev.gradsmith.codegen.plan.Kernel;
import dev.gradsmith.codegen.plan.RowSum;
import dev.gradsmith.codegen.plan.Spread;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.model.Precision;
import dev.gradsmith.graph.op.Unary;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Writes the kernels that work on all elements of a block alike. */
final class BlockKernelEmitter {
    private final Values values;
    private final Function<Node, String> copies;
    private final Extents extents;
    private final Locals locals;
    private final Operands operands;
    private final String index;

    /**
     * @param copies the array for a block's elements of a value whose own array is longer
     * @param index the name of the loops' variable
     */
    BlockKernelEmitter(Values values, Function<Node, String> copies, Operands operands, Locals locals, String index) {
        this.index = index;
        this.values = values;
        this.copies = copies;
        this.extents = operands.extents();
        this.locals = locals;
        this.operands = operands;
    }

    /** All arrays of the loop have one index; what lies elsewhere in a longer array is copied before, and after. */
    void flat(Kernel.Flat loop) {
        Map<Node, Storage> arrays = new HashMap<>();
        Set<Node> touched = new LinkedHashSet<>(loop.reads());
        touched.addAll(loop.stores());
        for (Node node : touched) {
            arrays.put(node, flat(node));
        }
        Set<Node> copied = new LinkedHashSet<>(loop.reads());
        copied.removeAll(loop.stores());
        copied.stream().filter(this::isLonger).forEach(this::copyIn);
        locals.code().beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", index, extents.product(loop.shape()));
        Elements elements = elements(arrays);
        for (Node node : loop.stores()) {
            List<String> at = List.of(index);
            JavaTerm value = loop.reads().contains(node) ? elements.fresh(node, at) : elements.last(node, at);
            locals.code().addStatement("$L = $L", elements.element(flat(node), at), value.code());
        }
        locals.code().endControlFlow();
        loop.stores().stream().filter(this::isLonger).forEach(this::copyOut);
    }

    private Storage flat(Node node) {
        Storage storage = operands.storage(node);
        return Storage.flat(node, storage.isLonger() ? copy(node) : storage.expression());
    }

    private boolean isLonger(Node node) {
        return operands.storage(node).isLonger();
    }

    private String copy(Node node) {
        return copies.apply(node);
    }

    private void copyIn(Node node) {
        String size = extents.product(node.shape());
        locals.code().addStatement("$T.arraycopy($L, $L, 0, $L)", System.class, operands.of(node), copy(node), size);
    }

    private void copyOut(Node node) {
        String size = extents.product(node.shape());
        locals.code().addStatement("$T.arraycopy($L, 0, $L, $L)", System.class, copy(node), operands.of(node), size);
    }

    private Elements elements(Map<Node, Storage> arrays) {
        Function<Node, Optional<Storage>> storages = node ->
                Optional.ofNullable(arrays.get(node)).or(() -> values.storages().apply(node));
        Values inLoop = new Values(storages, values.names(), values.inlined(), values.comments());
        return new Elements(inLoop, Positions.inBlock(extents, ""), locals, Optional.empty(), "");
    }

    void function(Kernel.Function kernel) {
        Node node = kernel.node();
        Unary function = (Unary) node.op();
        locals.code()
                .addStatement(
                        "kernels.$L($L, $L, $L)",
                        function.functionName(),
                        extents.product(node.shape()),
                        operands.of(node.input(0)),
                        operands.of(node));
    }

    void gated(Kernel.Gated kernel) {
        Node node = kernel.node();
        Gate gate = Gate.of(node).orElseThrow();
        locals.code()
                .addStatement(
                        "kernels.multiplyByStep($L, $L, $L, $L)",
                        extents.product(node.shape()),
                        operands.of(gate.factor()),
                        operands.of(gate.opens()),
                        operands.of(node));
    }

    /** A sum over many elements is one in double precision. */
    void sum(Kernel.Sum kernel) {
        Node node = kernel.node();
        Node operand = node.input(0);
        if (RowSum.of(node).orElseThrow() == RowSum.OF_ALL) {
            String cast = locals.real().precision() == Precision.FLOAT ? "(float) " : "";
            locals.code()
                    .addStatement(
                            "$L += $L$T.sum($L, $L)",
                            operands.storage(node).expression(),
                            cast,
                            RuntimeTypes.SUMS,
                            extents.product(operand.shape()),
                            operands.of(operand));
            return;
        }
        locals.code()
                .addStatement(
                        "kernels.addColumnSums($L, $L, $L, $L)",
                        extents.size(operand.shape().get(0)),
                        extents.product(Spread.row(operand)),
                        operands.of(operand),
                        operands.of(node));
    }

    /** Fills the rows of a block, wherever they begin in the array. */
    void repeat(Kernel.Repeat kernel) {
        Node node = kernel.node();
        String width = extents.product(Spread.row(node));
        String row = width.equals("1") ? index : index + " * " + (width.contains(" ") ? "(" + width + ")" : width);
        String offset = operands.offset(node);
        String start = offset.equals("0") ? row : offset + " + " + row;
        String target = operands.storage(node).expression();
        locals.code()
                .beginControlFlow(
                        "for (int $1L = 0; $1L < $2L; $1L++)",
                        index,
                        extents.size(node.shape().get(0)));
        if (Spread.of(node).orElseThrow() == Spread.ROWS) {
            String source = operands.storage(node.input(0)).expression();
            locals.code().addStatement("$T.arraycopy($L, 0, $L, $L, $L)", System.class, source, target, start, width);
        } else {
            Positions positions = Positions.inBlock(extents, operands.rowBase());
            Elements elements = new Elements(values, positions, locals, Optional.empty(), "");
            CodeBlock value = elements.value(node.input(0), List.of(index)).code();
            locals.code().addStatement("$1T.fill($2L, $3L, $3L + $4L, $5L)", Arrays.class, target, start, width, value);
        }
        locals.code().endControlFlow();
    }
}
