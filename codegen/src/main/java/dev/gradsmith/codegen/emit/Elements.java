package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import dev.gradsmith.codegen.plan.Access;
import dev.gradsmith.diagnostic.CompilerBug;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.ElementType;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.evaluate.NDArray;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Broadcast;
import dev.gradsmith.graph.op.Concat;
import dev.gradsmith.graph.op.Constant;
import dev.gradsmith.graph.op.Contract;
import dev.gradsmith.graph.op.Gather;
import dev.gradsmith.graph.op.IndexToReal;
import dev.gradsmith.graph.op.Iota;
import dev.gradsmith.graph.op.Permute;
import dev.gradsmith.graph.op.Reduce;
import dev.gradsmith.graph.op.Reshape;
import dev.gradsmith.graph.op.Select;
import dev.gradsmith.graph.op.Size;
import dev.gradsmith.graph.op.Slice;
import dev.gradsmith.graph.op.Term;
import dev.gradsmith.graph.op.TrainingMask;
import dev.gradsmith.graph.op.Unary;
import dev.gradsmith.graph.op.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The value of a node at one index, as a Java expression: read where it is stored, else computed from its inputs at the indices that they
 * are needed at. An index is a loop's variable or a number; with numbers alone, the same code writes a computation out element by
 * element.
 */
final class Elements {
    private record Key(Node node, List<String> index) {}

    private final Values values;
    private final Set<Node> commented = new HashSet<>();
    private final Positions positions;
    private final Extents extents;
    private final Locals locals;
    private final Optional<Locals> outside;
    private final String row;
    private final Map<Key, JavaTerm> known = new HashMap<>();

    /**
     * @param outside where values that are the same for every row go, when rows are written out element by element
     * @param row the loop's variable, when rows are written out element by element
     */
    Elements(Values values, Positions positions, Locals locals, Optional<Locals> outside, String row) {
        this.values = values;
        this.positions = positions;
        this.extents = positions.extents();
        this.locals = locals;
        this.outside = outside;
        this.row = row;
    }

    /** The value of {@code node} at {@code index}; computed once for each index. */
    JavaTerm value(Node node, List<String> index) {
        Key key = new Key(node, index);
        JavaTerm existing = known.get(key);
        if (existing != null) {
            return existing;
        }
        JavaTerm term = values.storages()
                .apply(node)
                .map(storage -> load(storage, index))
                .orElseGet(() -> computed(node, index));
        known.put(key, term);
        return term;
    }

    /** The value computed anew, of a node that is about to be stored; later uses at this index take it from here. */
    JavaTerm fresh(Node node, List<String> index) {
        Key key = new Key(node, index);
        JavaTerm existing = known.get(key);
        if (existing != null) {
            return existing;
        }
        JavaTerm term = computed(node, index);
        known.put(key, term);
        return term;
    }

    /** The value computed anew, of a node that is about to be stored and that nothing else reads here. */
    JavaTerm last(Node node, List<String> index) {
        return known.containsKey(new Key(node, index)) ? value(node, index) : meaning(node, index);
    }

    /** The expression that reads or writes one element of what is stored. */
    CodeBlock element(Storage storage, List<String> index) {
        return positions.element(storage, index);
    }

    private JavaTerm load(Storage storage, List<String> index) {
        Locals place = place(index);
        JavaTerm element = JavaTerm.atom(place, element(storage, index));
        boolean writtenOut = outside.isPresent()
                && !storage.isScalar()
                && storage.node().type().isReal();
        return at(
                writtenOut
                        ? element.bound(elementName(storage.node(), index), nameWithIndex(storage.node(), index))
                        : element);
    }

    private String elementName(Node node, List<String> index) {
        StringBuilder name = new StringBuilder(name(node));
        index.stream().filter(position -> position.matches("\\d+")).forEach(name::append);
        return name.toString();
    }

    /** For one whose own name is that of the array: {@code yhatI} of {@code yhat[i]}. */
    private String nameWithIndex(Node node, List<String> index) {
        StringBuilder name = new StringBuilder(name(node));
        index.stream()
                .filter(position -> position.matches("\\w+"))
                .map(NameScope::capitalized)
                .forEach(name::append);
        return name.toString();
    }

    private String name(Node node) {
        if (node.op() instanceof Variable variable) {
            return variable.name();
        }
        return values.names().apply(node).orElseGet(() -> ValueNames.of(node));
    }

    /** Where a value at this index is computed: outside the loop if it is the same for every row. */
    private Locals place(List<String> index) {
        boolean fixed = index.stream().allMatch(position -> position.matches("\\d+"));
        return fixed ? outside.orElse(locals) : locals;
    }

    /** The same expression, to be gone on with here. */
    private JavaTerm at(JavaTerm term) {
        return new JavaTerm(locals, term.code(), term.strength());
    }

    private JavaTerm computed(Node node, List<String> index) {
        JavaTerm term = meaning(node, index);
        boolean named = values.names().apply(node).isPresent();
        boolean wantsName = named || !(isCheap(node) || values.inlined().test(node));
        if (!wantsName || node.type().element() instanceof ElementType.Index) {
            return term;
        }
        if (commented.add(node)) {
            values.comments().apply(node).ifPresent(term.locals()::comment);
        }
        return term.bound(elementName(node, index), nameWithIndex(node, index));
    }

    /** Whether a value may as well be computed again wherever it is used. */
    private static boolean isCheap(Node node) {
        return node.op() instanceof Broadcast
                || node.op() instanceof Permute
                || node.op() instanceof Slice
                || node.op() instanceof Reshape
                || node.op() instanceof Gather
                || node.op() instanceof Iota
                || node.op() instanceof IndexToReal
                || Access.dropsSingleAxes(node)
                || node.op() instanceof Constant
                || node.op() instanceof Size
                || node.type().isCondition()
                || node.op() == Unary.NEGATE;
    }

    private JavaTerm meaning(Node node, List<String> index) {
        if (node.op() instanceof Unary unary) {
            return value(node.input(0), index).apply(unary);
        }
        if (node.op() instanceof Binary binary) {
            return value(node.input(0), index).apply(binary, value(node.input(1), index));
        }
        if (node.op() instanceof Select) {
            return value(node.input(0), index).choose(value(node.input(1), index), value(node.input(2), index));
        }
        if (node.op() instanceof Broadcast broadcast) {
            return value(
                    node.input(0), broadcast.axes().stream().map(index::get).toList());
        }
        if (node.op() instanceof Permute permute) {
            return value(
                    node.input(0),
                    permute.inverse().axes().stream().map(index::get).toList());
        }
        if (node.op() instanceof Constant constant) {
            return JavaTerm.atom(locals, CodeBlock.of("")).constant(constant.value());
        }
        if (node.op() instanceof Size size) {
            CodeBlock cast = CodeBlock.of("($T) $L", locals.real().type(), size(size.dimension()));
            return new JavaTerm(locals, cast, JavaTerm.Strength.PREFIX);
        }
        return elsewhere(node, index);
    }

    /** Of values that are read out of their input at another index, or made of the index itself. */
    private JavaTerm elsewhere(Node node, List<String> index) {
        if (node.op() instanceof Slice slice) {
            return value(node.input(0), moved(index, slice.axis(), extents.size(slice.from())));
        }
        if (node.op() instanceof Gather gather) {
            return picked(node, gather, index);
        }
        if (node.op() instanceof Iota iota) {
            return position(iota, index.get(0));
        }
        if (node.op() instanceof IndexToReal) {
            return asReal(value(node.input(0), index).code());
        }
        if (node.op() instanceof TrainingMask mask) {
            return mask(mask, index);
        }
        if (node.op() instanceof Reshape) {
            return value(
                    node.input(0),
                    Indices.reshaped(index, node.shape(), node.input(0).shape()));
        }
        if (node.op() instanceof Concat concat) {
            return joined(node, concat, index);
        }
        if (Access.dropsSingleAxes(node)) {
            List<String> full = new ArrayList<>(index);
            ((Reduce) node.op()).axes().forEach(axis -> full.add(axis, "0"));
            return value(node.input(0), full);
        }
        return writtenOut(node, index);
    }

    private static List<String> moved(List<String> index, int axis, String by) {
        List<String> moved = new ArrayList<>(index);
        moved.set(axis, Indices.plus(index.get(axis), by));
        return moved;
    }

    private JavaTerm picked(Node node, Gather gather, List<String> index) {
        int rank = node.input(1).type().rank();
        List<String> ofId = index.subList(gather.axis(), gather.axis() + rank);
        CodeBlock id = value(node.input(1), ofId).code();
        boolean simple = id.toString().matches("\\w+");
        String position = simple ? id.toString() : locals.bindIndex("id", id);
        List<String> inTable = new ArrayList<>(index.subList(0, gather.axis()));
        inTable.add(position);
        inTable.addAll(index.subList(gather.axis() + rank, index.size()));
        return value(node.input(0), inTable);
    }

    /** An index of the batch counts from the first row of the call. */
    private JavaTerm position(Iota iota, String index) {
        CodeBlock position = CodeBlock.of("$L", positions.inCall(List.of(iota.size()), index));
        return iota.element() instanceof ElementType.Real ? asReal(position) : JavaTerm.atom(locals, position);
    }

    private JavaTerm asReal(CodeBlock integer) {
        boolean simple = integer.toString().matches("[\\w.]+|\\(.*\\)|[\\w.]+\\[.*\\]");
        CodeBlock cast =
                CodeBlock.of(simple ? "($T) $L" : "($T) ($L)", locals.real().type(), integer);
        return new JavaTerm(locals, cast, JavaTerm.Strength.PREFIX);
    }

    private JavaTerm mask(TrainingMask mask, List<String> index) {
        List<String> inCall = new ArrayList<>(index);
        if (!index.isEmpty()) {
            inCall.set(0, positions.inCall(mask.shape(), index.get(0)));
        }
        String flat = extents.flat(mask.shape(), inCall);
        CodeBlock call = CodeBlock.of(
                "$T.mask(draw, $L, $L, $L)",
                RuntimeTypes.DROPOUT,
                mask.site(),
                flat,
                locals.real().literal(mask.rate()));
        return JavaTerm.atom(locals, call);
    }

    /** The part in which a position lies that is known here. */
    private JavaTerm joined(Node node, Concat concat, List<String> index) {
        int position = Integer.parseInt(index.get(concat.axis()));
        for (Node part : node.inputs()) {
            int size = part.shape().get(concat.axis()).fixedSize().orElseThrow();
            if (position < size) {
                List<String> inside = new ArrayList<>(index);
                inside.set(concat.axis(), Integer.toString(position));
                return value(part, inside);
            }
            position -= size;
        }
        throw new CompilerBug("emit", "no part at " + index + " of " + node);
    }

    private String size(Dimension dimension) {
        // As a number a batch's size is that of the whole batch, not of the block that is being walked.
        String text = extents.whole().size(dimension);
        return text.contains(" ") ? "(" + text + ")" : text;
    }

    /** What the current row contributes to one element of a sum over the rows. */
    JavaTerm row(Node node, List<String> index) {
        return writtenOut(node, index);
    }

    private JavaTerm writtenOut(Node node, List<String> index) {
        List<JavaTerm> parts = new ArrayList<>();
        if (node.op() instanceof Contract contract) {
            forEachSummed(
                    contract,
                    node,
                    index,
                    (left, right) ->
                            parts.add(JavaTerm.of(value(node.input(0), left).times(value(node.input(1), right)))));
            return balanced(parts, Binary.ADD);
        }
        if (node.op() instanceof Reduce reduce) {
            forEachReduced(reduce, node.input(0), index, inner -> parts.add(value(node.input(0), inner)));
            return balanced(parts, reduce.kind().combine());
        }
        throw new CompilerBug("emit", "no value for " + node);
    }

    /** The pairs of operand indices that a contraction adds up for one element; sizes are numbers here. */
    private void forEachSummed(
            Contract contract, Node node, List<String> index, BiConsumer<List<String>, List<String>> action) {
        List<Dimension> sizes =
                contract.dimensions(node.input(0).shape(), node.input(1).shape());
        List<Integer> summed = contract.summed();
        int[] extents = summed.stream()
                .mapToInt(label -> sizes.get(label).fixedSize().orElse(1))
                .toArray();
        NDArray.forEachIndex(extents, position -> {
            Function<Integer, String> of = label -> summed.contains(label)
                    ? number(sizes.get(label), position[summed.indexOf(label)])
                    : index.get(contract.result().indexOf(label));
            action.accept(
                    contract.left().stream().map(of).toList(),
                    contract.right().stream().map(of).toList());
        });
    }

    private void forEachReduced(Reduce reduce, Node operand, List<String> index, Consumer<List<String>> action) {
        int[] extents = reduce.axes().stream()
                .mapToInt(axis -> operand.shape().get(axis).fixedSize().orElse(1))
                .toArray();
        List<Integer> kept = reduce.keptAxes(operand.type().rank());
        NDArray.forEachIndex(extents, position -> {
            List<String> inner = new ArrayList<>();
            for (int axis = 0; axis < operand.type().rank(); axis++) {
                inner.add(
                        kept.contains(axis)
                                ? index.get(kept.indexOf(axis))
                                : number(
                                        operand.shape().get(axis),
                                        position[reduce.axes().indexOf(axis)]));
            }
            action.accept(inner);
        });
    }

    /** A fixed axis is written out; along the batch, which is not, the row is the loop's. */
    private String number(Dimension dimension, int position) {
        return dimension.isFixed() ? Integer.toString(position) : row;
    }

    /** A balanced tree of additions: shorter chains of dependent steps, and smaller rounding errors, than one after the other. */
    private static JavaTerm balanced(List<JavaTerm> parts, Binary combine) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        int half = (parts.size() + 1) / 2;
        Term left = balanced(parts.subList(0, half), combine);
        return JavaTerm.of(left.apply(combine, balanced(parts.subList(half, parts.size()), combine)));
    }
}
