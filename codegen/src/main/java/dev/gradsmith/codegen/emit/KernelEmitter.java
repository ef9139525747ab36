package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import dev.gradsmith.codegen.plan.Kernel;
import dev.gradsmith.diagnostic.CompilerBug;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Contract;
import dev.gradsmith.graph.op.Reduce;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Writes kernels as statements. */
final class KernelEmitter {
    private static final List<String> INDICES = List.of("i", "j", "k", "l", "m");

    private final Function<Node, Optional<Storage>> storages;
    private final Function<Node, Optional<String>> names;
    private final Predicate<Node> inlined;
    private final Predicate<Node> accumulates;
    private final Extents extents;
    private final Locals locals;
    private final String rowBase;
    private final ProductEmitter products;
    private final List<String> indices;

    /** @param accumulates whether a kernel adds to its result instead of setting it */
    KernelEmitter(
            Function<Node, Optional<Storage>> storages,
            Function<Node, Optional<String>> names,
            Predicate<Node> inlined,
            Predicate<Node> accumulates,
            Extents extents,
            Locals locals,
            String rowBase) {
        this.storages = storages;
        this.names = names;
        this.inlined = inlined;
        this.accumulates = accumulates;
        this.extents = extents;
        this.locals = locals;
        this.rowBase = rowBase;
        this.products = new ProductEmitter(storages, accumulates, extents, rowBase);
        this.indices = INDICES.stream().map(locals::name).toList();
    }

    void emit(Kernel kernel) {
        if (kernel instanceof Kernel.Loop loop) {
            loop(loop);
        } else if (kernel instanceof Kernel.Fold fold) {
            fold(fold.node());
        } else if (kernel instanceof Kernel.Product product) {
            product(product.node());
        }
    }

    private void loop(Kernel.Loop loop) {
        List<Node> scalars = loop.sums().stream()
                .filter(node -> node.type().isScalar() && !loop.shape().isEmpty())
                .toList();
        List<String> sums = new ArrayList<>();
        for (Node scalar : scalars) {
            String name = locals.name("sum");
            sums.add(name);
            locals.code()
                    .addStatement(
                            "$T $L = $L",
                            locals.real().type(),
                            name,
                            storage(scalar).expression());
        }
        List<String> index = open(loop.shape());
        Elements elements = elements();
        for (Node node : loop.stores()) {
            JavaTerm value = elements.fresh(node, index);
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
            locals.code().addStatement("$L = $L", storage(scalars.get(i)).expression(), sums.get(i));
        }
    }

    private static List<String> kept(Node reduction, List<String> index) {
        Reduce reduce = (Reduce) reduction.op();
        return reduce.keptAxes(index.size()).stream().map(index::get).toList();
    }

    private void combine(Node reduction, CodeBlock target, JavaTerm value) {
        Binary combine = ((Reduce) reduction.op()).kind().combine();
        if (combine == Binary.ADD) {
            locals.code().addStatement("$L += $L", target, value.code());
            return;
        }
        locals.code().addStatement("$L = $T.$L($L, $L)", target, Math.class, combine.symbol(), target, value.code());
    }

    /** A reduction within the stage: loops over what stays, around loops over what is combined. */
    private void fold(Node node) {
        Reduce reduce = (Reduce) node.op();
        Node operand = node.input(0);
        List<Integer> kept = reduce.keptAxes(operand.type().rank());
        List<String> index = new ArrayList<>();
        for (int axis = 0; axis < operand.type().rank(); axis++) {
            index.add(index(axis));
        }
        kept.forEach(axis -> open(operand.shape().get(axis), index(axis)));
        String result = locals.name("result");
        locals.code()
                .addStatement(
                        "$T $L = $L",
                        locals.real().type(),
                        result,
                        locals.real().literal(reduce.kind().neutral()));
        reduce.axes().forEach(axis -> open(operand.shape().get(axis), index(axis)));
        Elements elements = elements();
        combine(node, CodeBlock.of("$L", result), elements.value(operand, index));
        close(reduce.axes().size());
        locals.code()
                .addStatement(
                        "$L = $L",
                        elements.element(
                                storage(node), kept.stream().map(index::get).toList()),
                        result);
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
        return new Elements(storages, names, inlined, extents, locals, Optional.empty(), rowBase, indices.get(0));
    }

    private Storage storage(Node node) {
        return storages.apply(node).orElseThrow(() -> new CompilerBug("emit", "no storage for " + node));
    }
}
