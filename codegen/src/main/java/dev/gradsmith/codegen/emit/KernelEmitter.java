package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import dev.gradsmith.codegen.plan.Kernel;
import dev.gradsmith.diagnostic.CompilerBug;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.model.Precision;
import dev.gradsmith.graph.op.ArgReduce;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Concat;
import dev.gradsmith.graph.op.Contract;
import dev.gradsmith.graph.op.Recurrence;
import dev.gradsmith.graph.op.Reduce;
import dev.gradsmith.graph.op.ScatterAdd;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Writes kernels as statements. */
final class KernelEmitter {
    private static final List<String> INDICES = List.of("i", "j", "k", "l", "m");

    private final Values values;
    private final Predicate<Node> accumulates;
    private final Extents extents;
    private final Locals locals;
    private final String rowBase;
    private final ProductEmitter products;
    private final BlockKernelEmitter ofBlocks;
    private final List<String> indices;

    /**
     * @param accumulates whether a kernel adds to its result instead of setting it
     * @param copies the array for a block's elements of a value whose own array is longer
     */
    KernelEmitter(
            Values values,
            Predicate<Node> accumulates,
            Function<Node, String> copies,
            Extents extents,
            Locals locals,
            String rowBase) {
        this.values = values;
        this.accumulates = accumulates;
        this.extents = extents;
        this.locals = locals;
        this.rowBase = rowBase;
        Operands operands = new Operands(values.storages(), extents, rowBase);
        this.products = new ProductEmitter(operands, accumulates, extents);
        this.indices = INDICES.stream().map(locals::name).toList();
        this.ofBlocks = new BlockKernelEmitter(values, copies, operands, locals, indices.get(0));
    }

    void emit(Kernel kernel) {
        if (kernel instanceof Kernel.Loop loop) {
            loop(loop);
        } else if (kernel instanceof Kernel.Flat flat) {
            ofBlocks.flat(flat);
        } else if (kernel instanceof Kernel.Function function) {
            ofBlocks.function(function);
        } else if (kernel instanceof Kernel.Gated gated) {
            ofBlocks.gated(gated);
        } else if (kernel instanceof Kernel.Repeat repeat) {
            ofBlocks.repeat(repeat);
        } else if (kernel instanceof Kernel.Sum sum) {
            ofBlocks.sum(sum);
        } else if (kernel instanceof Kernel.Fold fold) {
            fold(fold.node());
        } else if (kernel instanceof Kernel.Product product) {
            product(product.node());
        } else if (kernel instanceof Kernel.Join join) {
            join(join.node());
        } else if (kernel instanceof Kernel.Scan scan) {
            scan(scan.node());
        } else if (kernel instanceof Kernel.Scatter scatter) {
            scatter(scatter.node());
        }
    }

    /** Each part, computed into its place. */
    private void join(Node node) {
        int axis = ((Concat) node.op()).axis();
        Dimension start = Dimension.of(0);
        for (Node part : node.inputs()) {
            List<String> index = open(part.shape());
            Elements elements = elements();
            CodeBlock value = elements.value(part, index).code();
            List<String> target = new ArrayList<>(index);
            target.set(axis, Indices.plus(index.get(axis), extents.size(start)));
            locals.code().addStatement("$L = $L", elements.element(storage(node), target), value);
            close(part.shape().size());
            start = start.plus(part.shape().get(axis));
        }
    }

    /** Loops over all other axes, around one that carries a value along the recurrence's own. */
    private void scan(Node node) {
        Recurrence recurrence = (Recurrence) node.op();
        List<Dimension> shape = node.shape();
        List<String> index = new ArrayList<>();
        for (int axis = 0; axis < shape.size(); axis++) {
            index.add(index(axis));
            if (axis != recurrence.axis()) {
                open(shape.get(axis), index(axis));
            }
        }
        String carried = locals.name("carried");
        locals.code().addStatement("$T $L = 0", locals.real().type(), carried);
        String variable = index(recurrence.axis());
        String size = extents.size(shape.get(recurrence.axis()));
        locals.code()
                .beginControlFlow(
                        recurrence.direction() == Recurrence.Direction.FORWARD
                                ? "for (int $1L = 0; $1L < $2L; $1L++)"
                                : "for (int $1L = $2L - 1; $1L >= 0; $1L--)",
                        variable,
                        size);
        Elements elements = elements();
        JavaTerm factor = elements.value(node.input(0), index);
        JavaTerm added = elements.value(node.input(1), index);
        JavaTerm before = JavaTerm.atom(locals, CodeBlock.of("$L", carried));
        locals.code()
                .addStatement(
                        "$L = $L",
                        carried,
                        JavaTerm.of(factor.times(before).plus(added)).code());
        locals.code().addStatement("$L = $L", elements.element(storage(node), index), carried);
        close(shape.size());
    }

    /** Adds every element to the one that its index picks; over the rows of a pass, to what earlier rows left there. */
    private void scatter(Node node) {
        ScatterAdd scatter = (ScatterAdd) node.op();
        Storage sum = storage(node);
        if (!accumulates.test(node)) {
            List<String> index = open(node.shape());
            locals.code().addStatement("$L = 0", elements().element(sum, index));
            close(index.size());
        }
        List<String> index = open(node.input(0).shape());
        Elements elements = elements();
        int rank = node.input(1).type().rank();
        List<String> ofId = index.subList(scatter.axis(), scatter.axis() + rank);
        String id = locals.bindIndex("id", elements.value(node.input(1), ofId).code());
        List<String> target = new ArrayList<>(index.subList(0, scatter.axis()));
        target.add(id);
        target.addAll(index.subList(scatter.axis() + rank, index.size()));
        CodeBlock value = elements.value(node.input(0), index).code();
        locals.code().addStatement("$L += $L", elements.element(sum, target), value);
        close(index.size());
    }

    /** Walks along the axis with the best element so far and its position. */
    private void findPosition(Node node, ArgReduce reduce) {
        Node operand = node.input(0);
        List<String> index = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        for (int axis = 0; axis < operand.type().rank(); axis++) {
            index.add(index(axis));
            if (axis != reduce.axis()) {
                open(operand.shape().get(axis), index(axis));
                kept.add(index(axis));
            }
        }
        String best = locals.name("best");
        String position = locals.name("position");
        locals.code().addStatement("$T $L = 0", locals.real().type(), best);
        locals.code().addStatement("int $L = 0", position);
        String along = index(reduce.axis());
        open(operand.shape().get(reduce.axis()), along);
        Elements elements = elements();
        JavaTerm value = elements.value(operand, index).bound("value");
        JavaTerm improves = value.apply(reduce.kind().better(), JavaTerm.atom(locals, CodeBlock.of("$L", best)));
        locals.code()
                .beginControlFlow("if ($L == 0 || $L)", along, improves.code())
                .addStatement("$L = $L", best, value.code())
                .addStatement("$L = $L", position, along)
                .endControlFlow();
        close(1);
        locals.code().addStatement("$L = $L", elements.element(storage(node), kept), position);
        close(kept.size());
    }

    private void loop(Kernel.Loop loop) {
        List<Node> scalars = loop.sums().stream()
                .filter(node -> node.type().isScalar() && !loop.shape().isEmpty())
                .toList();
        List<String> sums = new ArrayList<>();
        for (Node scalar : scalars) {
            sums.add(declareSum(scalar));
        }
        List<String> index = open(loop.shape());
        Elements elements = elements();
        Set<Node> read = readWithin(loop);
        for (Node node : loop.stores()) {
            JavaTerm value = read.contains(node) ? elements.fresh(node, index) : elements.last(node, index);
            locals.code().addStatement("$L = $L", elements.element(storage(node), index), value.code());
        }
        for (Node node : loop.sums()) {
            int position = scalars.indexOf(node);
            CodeBlock target = position >= 0
                    ? CodeBlock.of("$L", sums.get(position))
                    : elements.element(storage(node), kept(node, index));
            combine(node, target, elements.value(node.input(0), index));
        }
        close(loop.shape().size());
        for (int i = 0; i < scalars.size(); i++) {
            String total = storage(scalars.get(i)).expression();
            String form = adds(scalars.get(i)) ? "$L += $L" : "$L = $L";
            locals.code().addStatement(form, total, adds(scalars.get(i)) ? rounded(sums.get(i)) : sums.get(i));
        }
    }

    /** The stored values that a loop's results are computed from, which may be results of the loop themselves. */
    private Set<Node> readWithin(Kernel.Loop loop) {
        Set<Node> seen = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>();
        loop.results().forEach(result -> open.addAll(result.inputs()));
        while (!open.isEmpty()) {
            Node node = open.removeLast();
            if (seen.add(node) && values.storages().apply(node).isEmpty()) {
                open.addAll(node.inputs());
            }
        }
        return seen;
    }

    /** A sum starts at 0, so that the sum of the block is added to that of all blocks; anything else goes on. */
    private String declareSum(Node reduction) {
        String name = locals.name("sum");
        if (adds(reduction)) {
            locals.code().addStatement("double $L = 0", name);
        } else {
            locals.code()
                    .addStatement(
                            "$T $L = $L",
                            locals.real().type(),
                            name,
                            storage(reduction).expression());
        }
        return name;
    }

    private static boolean adds(Node reduction) {
        return ((Reduce) reduction.op()).kind() == Reduce.Kind.SUM;
    }

    /** A sum in double precision, in which nothing is lost over many elements, as the model's type has it. */
    private String rounded(String sum) {
        return locals.real().precision() == Precision.FLOAT ? "(float) " + sum : sum;
    }

    private static List<String> kept(Node reduction, List<String> index) {
        Reduce reduce = (Reduce) reduction.op();
        return reduce.keptAxes(index.size()).stream().map(index::get).toList();
    }

    private void combine(Node reduction, CodeBlock target, JavaTerm value) {
        Binary combine = ((Reduce) reduction.op()).kind().combine();
        if (!combine.isFunction()) {
            locals.code().addStatement("$L $L= $L", target, combine.symbol(), value.code());
            return;
        }
        locals.code().addStatement("$L = $T.$L($L, $L)", target, Math.class, combine.symbol(), target, value.code());
    }

    /** A reduction within the stage: loops over what stays, around loops over what is combined. */
    private void fold(Node node) {
        if (node.op() instanceof ArgReduce positions) {
            findPosition(node, positions);
            return;
        }
        Reduce reduce = (Reduce) node.op();
        Node operand = node.input(0);
        List<Integer> kept = reduce.keptAxes(operand.type().rank());
        List<String> index = new ArrayList<>();
        for (int axis = 0; axis < operand.type().rank(); axis++) {
            index.add(index(axis));
        }
        kept.forEach(axis -> open(operand.shape().get(axis), index(axis)));
        String result = locals.name("result");
        boolean inDouble = adds(node)
                && reduce.axes().stream()
                        .anyMatch(axis -> !operand.shape().get(axis).isFixed());
        RealType type = inDouble ? new RealType(Precision.DOUBLE) : locals.real();
        CodeBlock neutral = type.literal(reduce.kind().neutral());
        locals.code().addStatement("$T $L = $L", type.type(), result, neutral);
        reduce.axes().forEach(axis -> open(operand.shape().get(axis), index(axis)));
        Elements elements = elements();
        combine(node, CodeBlock.of("$L", result), elements.value(operand, index));
        close(reduce.axes().size());
        locals.code()
                .addStatement(
                        "$L = $L",
                        elements.element(
                                storage(node), kept.stream().map(index::get).toList()),
                        inDouble ? rounded(result) : result);
        close(kept.size());
    }

    private void product(Node node) {
        Optional<CodeBlock> call = products.kernel(node);
        if (call.isPresent()) {
            locals.code().addStatement(call.get());
            return;
        }
        writtenOut(node, ProductEmitter.contract(node));
    }

    /** Loops over the labels of the result, around loops over what is summed. */
    private void writtenOut(Node node, Contract contract) {
        List<Dimension> dimensions =
                contract.dimensions(node.input(0).shape(), node.input(1).shape());
        List<String> result = variables(contract.result());
        contract.result().forEach(label -> open(dimensions.get(label), index(label)));
        String sum = locals.name("sum");
        locals.code().addStatement("$T $L = 0", locals.real().type(), sum);
        contract.summed().forEach(label -> open(dimensions.get(label), index(label)));
        Elements elements = elements();
        JavaTerm left = elements.value(node.input(0), variables(contract.left()));
        JavaTerm right = elements.value(node.input(1), variables(contract.right()));
        locals.code()
                .addStatement("$L += $L", sum, JavaTerm.of(left.times(right)).code());
        close(contract.summed().size());
        String assignment = accumulates.test(node) ? "+=" : "=";
        locals.code().addStatement("$L $L $L", elements.element(storage(node), result), assignment, sum);
        close(result.size());
    }

    private List<String> variables(List<Integer> labels) {
        return labels.stream().map(this::index).toList();
    }

    /** The loop variable of an axis or label. */
    private String index(int position) {
        return position < indices.size() ? indices.get(position) : indices.get(0) + "_" + position;
    }

    private List<String> open(List<Dimension> shape) {
        List<String> index = new ArrayList<>();
        for (int axis = 0; axis < shape.size(); axis++) {
            String variable = index(axis);
            open(shape.get(axis), variable);
            index.add(variable);
        }
        return index;
    }

    private void open(Dimension dimension, String variable) {
        locals.code().beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", variable, extents.size(dimension));
    }

    private void close(int depth) {
        for (int i = 0; i < depth; i++) {
            locals.code().endControlFlow();
        }
    }

    private Elements elements() {
        return new Elements(values, Positions.inBlock(extents, rowBase), locals, Optional.empty(), indices.get(0));
    }

    private Storage storage(Node node) {
        return values.storages().apply(node).orElseThrow(() -> new CompilerBug("emit", "no storage for " + node));
    }
}
