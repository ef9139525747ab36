package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.ast.Expr;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.ElementType;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.evaluate.KnownValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Indexing: positions, slices and picks by an index tensor, axis by axis. */
final class Indexing {
    private final ExpressionChecker checker;
    private final DiagnosticSink sink;
    private final SizeExpressions sizes;

    Indexing(ExpressionChecker checker) {
        this.checker = checker;
        this.sink = checker.sink();
        this.sizes = new SizeExpressions(checker.scope(), sink);
    }

    Optional<Node> check(Expr.Index index) {
        Optional<Operand> operand = checker.operand(index.operand());
        if (operand.isEmpty()) {
            return Optional.empty();
        }
        int rank = operand.get().type().rank();
        if (index.subscripts().size() > rank) {
            sink.report(IndexErrors.tooMany(
                    index.span(), operand.get(), index.subscripts().size()));
            return Optional.empty();
        }
        if (operand.get().type().isCondition()) {
            sink.report(IndexErrors.condition(operand.get()));
            return Optional.empty();
        }
        Graph graph = checker.arithmetic().at(index.span());
        Node current = operand.get().node();
        int axis = 0;
        for (Expr.Subscript subscript : index.subscripts()) {
            int before = current.type().rank();
            Optional<Node> next = apply(subscript, graph, current, axis);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            current = next.get();
            axis += 1 + current.type().rank() - before;
        }
        return Optional.of(current);
    }

    private Optional<Node> apply(Expr.Subscript subscript, Graph graph, Node x, int axis) {
        if (subscript instanceof Expr.Subscript.Slice slice) {
            return slice(slice, graph, x, axis);
        }
        Expr at = ((Expr.Subscript.At) subscript).index();
        Optional<Dimension> position = sizes.find(at);
        return position.isPresent() ? position(at.span(), position.get(), graph, x, axis) : picked(at, graph, x, axis);
    }

    /** One element of the axis, which leaves the shape. */
    private Optional<Node> position(SourceSpan span, Dimension position, Graph graph, Node x, int axis) {
        Dimension size = x.shape().get(axis);
        Dimension rest = size.minus(position).minus(Dimension.of(1));
        if (IndexErrors.isNegative(rest) || IndexErrors.isNegative(position)) {
            sink.report(IndexErrors.outOfRange(span, position, size));
            return Optional.empty();
        }
        Node one = graph.slice(x, axis, position, Dimension.of(1));
        return Optional.of(graph.sum(one, List.of(axis)));
    }

    private Optional<Node> slice(Expr.Subscript.Slice slice, Graph graph, Node x, int axis) {
        Dimension size = x.shape().get(axis);
        Optional<Dimension> from = bound(slice.from(), Dimension.of(0));
        Optional<Dimension> to = bound(slice.to(), size);
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        Dimension length = to.get().minus(from.get());
        boolean beyond = IndexErrors.isNegative(size.minus(to.get())) || IndexErrors.isNegative(from.get());
        boolean empty = length.equals(Dimension.of(0)) || IndexErrors.isNegative(length);
        if (beyond || empty) {
            sink.report(IndexErrors.badSlice(slice.span(), from.get(), to.get(), size));
            return Optional.empty();
        }
        return Optional.of(graph.slice(x, axis, from.get(), length));
    }

    private Optional<Dimension> bound(Optional<Expr> written, Dimension otherwise) {
        if (written.isEmpty()) {
            return Optional.of(otherwise);
        }
        Optional<Dimension> size = sizes.find(written.get());
        if (size.isEmpty()) {
            checker.operand(written.get()).ifPresent(operand -> sink.report(IndexErrors.boundNotKnown(operand)));
        }
        return size;
    }

    private Optional<Node> picked(Expr at, Graph graph, Node x, int axis) {
        Optional<Operand> index = checker.operand(at);
        if (index.isEmpty()) {
            return Optional.empty();
        }
        Dimension size = x.shape().get(axis);
        OptionalDouble number = KnownValue.of(index.get().node());
        if (number.isPresent()) {
            sink.report(IndexErrors.notAPosition(index.get(), number.getAsDouble(), size));
            return Optional.empty();
        }
        if (!(index.get().type().element() instanceof ElementType.Index counted)) {
            sink.report(IndexErrors.notAnIndex(index.get()));
            return Optional.empty();
        }
        if (!counted.bound().equals(size)) {
            sink.report(IndexErrors.otherDimension(index.get(), counted.bound(), size));
            return Optional.empty();
        }
        return Optional.of(graph.gather(x, axis, index.get().node()));
    }
}
