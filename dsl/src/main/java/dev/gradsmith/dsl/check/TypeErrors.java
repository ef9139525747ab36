package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.DiagnosticCode;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.ast.Expr;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.TensorType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be wrong with the type or shape of an operand. */
final class TypeErrors {
    private TypeErrors() {}

    static Diagnostic notAFloat(Expr.Literal literal) {
        String lost = Math.abs(literal.value()) > 1 ? "is beyond the range of float" : "is 0 when rounded to float";
        return new Diagnostic(
                DiagnosticCode.INVALID_NUMBER,
                literal.span(),
                "the number " + literal.text() + " " + lost,
                "a float is from about 1e-45 to 3.4e38; write 'precision double' to compute with numbers beyond");
    }

    static Diagnostic vectorTimesVector(SourceSpan span, Operand left, Operand right) {
        return new Diagnostic(
                DiagnosticCode.PRODUCT_MISMATCH,
                span,
                "'*' cannot multiply the vectors " + left.type() + " and " + right.type(),
                Operand.origins(left, right),
                "write .* for the elementwise product, dot(a, b) for the sum of products, outer(a, b) for all pairs");
    }

    static Diagnostic innerDimensions(SourceSpan span, Operand left, Operand right, Dimension inner, Dimension outer) {
        return new Diagnostic(
                DiagnosticCode.PRODUCT_MISMATCH,
                span,
                "'*' cannot multiply " + left.type() + " by " + right.type() + ": the inner dimensions " + inner
                        + " and " + outer + " differ",
                notes(Operand.origins(left, right), ProductAdvice.of(left, right)));
    }

    static Diagnostic noProduct(SourceSpan span, Operand left, Operand right) {
        return new Diagnostic(
                DiagnosticCode.PRODUCT_MISMATCH,
                span,
                "'*' cannot multiply " + left.type() + " by " + right.type(),
                Operand.origins(left, right),
                "the elementwise product is .*");
    }

    static Diagnostic notBroadcastable(SourceSpan span, String what, Operand left, Operand right) {
        boolean isFunction = Character.isLetter(what.charAt(1));
        List<Dimension> a = left.type().shape();
        List<Dimension> b = right.type().shape();
        Dimension one = Dimension.of(1);
        String note = "one operand's dimensions must all occur in the other, in the same order; they match by name";
        if (a.equals(List.of(one)) || b.equals(List.of(one))) {
            note = "an axis of 1 is not repeated; a scalar is declared without brackets";
        } else if (a.size() == 1 && b.size() == 1) {
            note = "for all pairs write outer(a, b); dimensions match by name";
        }
        return new Diagnostic(
                DiagnosticCode.NOT_BROADCASTABLE,
                span,
                what + " cannot combine " + left.type() + " and " + right.type(),
                isFunction ? Operand.arguments(left, right) : Operand.origins(left, right),
                note);
    }

    static Diagnostic wantsNumber(Operand operand, String what) {
        String advice = operand.type().isCondition()
                ? "where(condition, 1, 0) makes a number of a condition"
                : "number(i) makes a number of an index";
        return new Diagnostic(
                DiagnosticCode.WRONG_ELEMENT_TYPE,
                operand.span(),
                what + " wants numbers, found " + operand.type(),
                operand.notes(advice));
    }

    static Diagnostic otherIndex(String what, Operand left, Operand right) {
        return new Diagnostic(
                DiagnosticCode.WRONG_ELEMENT_TYPE,
                right.span(),
                what + " cannot compare " + left.type() + " with " + right.type() + ": they count different things",
                Operand.origins(left, right));
    }

    static Diagnostic wantsCondition(Operand operand, String what) {
        return new Diagnostic(
                DiagnosticCode.WRONG_ELEMENT_TYPE,
                operand.span(),
                what + " wants a condition, found numbers: " + operand.type(),
                operand.notes("a comparison such as x > 0 makes a condition"));
    }

    static Diagnostic transposeWantsMatrix(Operand operand) {
        return new Diagnostic(
                DiagnosticCode.WRONG_RANK,
                operand.span(),
                "the transpose ' wants a matrix, found " + operand.type(),
                operand.type().rank() == 1
                        ? operand.notes(
                                "a product takes a vector as a row or a column as it needs: A*v, v*A, dot(v, w), outer(v, w)")
                        : operand.origin());
    }

    static Diagnostic wantsVector(Operand operand, String what) {
        return new Diagnostic(
                DiagnosticCode.WRONG_RANK,
                operand.span(),
                what + " wants a vector, found " + operand.type(),
                operand.origin());
    }

    static Diagnostic wantsSquare(Operand operand, String what) {
        return new Diagnostic(
                DiagnosticCode.WRONG_RANK,
                operand.span(),
                what + " wants a square matrix" + (what.equals("'diag'") ? " or a vector" : "") + ", found "
                        + operand.type(),
                operand.notes("dimensions are equal where their names are"));
    }

    static Diagnostic wantsSameShape(SourceSpan span, String what, Operand left, Operand right) {
        return new Diagnostic(
                DiagnosticCode.NOT_BROADCASTABLE,
                span,
                what + " wants two operands of one shape, found " + left.type() + " and " + right.type(),
                Operand.arguments(left, right));
    }

    static Diagnostic headOfAnotherShape(Operand value, Operand head) {
        return new Diagnostic(
                DiagnosticCode.NOT_BROADCASTABLE,
                head.span(),
                "the head gradient of 'vjp' has the shape of the value, " + value.type() + ", found " + head.type(),
                value.origin("the value") + ", " + head.origin("the head gradient"));
    }

    static Diagnostic noSuchAxis(SourceSpan span, String axis, TensorType type) {
        boolean position = Character.isDigit(axis.charAt(0));
        String there = "its axes are " + type.shapeText() + (position ? ", counted from 0" : "");
        if (type.isScalar()) {
            there = "it is a scalar and has none";
        }
        return new Diagnostic(DiagnosticCode.UNKNOWN_AXIS, span, "there is no axis " + axis, there);
    }

    static Diagnostic ambiguousAxis(SourceSpan span, String axis, TensorType type) {
        return new Diagnostic(
                DiagnosticCode.UNKNOWN_AXIS,
                span,
                "the axis " + axis + " occurs more than once in " + type.shapeText(),
                "give its position instead, counted from 0: axis = 0");
    }

    static Diagnostic axisWanted(SourceSpan span, String function) {
        return new Diagnostic(
                DiagnosticCode.UNKNOWN_AXIS,
                span,
                "the axis of '" + function + "' is a dimension's name or a number counted from 0");
    }

    static Diagnostic wrongArguments(SourceSpan span, String function, String usage, int found) {
        return new Diagnostic(
                DiagnosticCode.WRONG_ARGUMENTS,
                span,
                "'" + function + "' takes " + usage + ", found " + found + (found == 1 ? " argument" : " arguments"));
    }

    static Diagnostic axisMissing(SourceSpan span, String function, TensorType type) {
        int last = type.rank() - 1;
        return new Diagnostic(
                DiagnosticCode.WRONG_ARGUMENTS,
                span,
                "'" + function + "' takes a value and an axis, found 1 argument",
                last < 0
                        ? "the value is a scalar, which has no axis"
                        : "the value is " + type.shapeText() + "; along its last axis: " + function + "(…, axis = "
                                + last + ")");
    }

    /** @param notes what arguments there are, where they have names */
    static Diagnostic unknownArgument(SourceSpan span, String function, String name, String... notes) {
        return new Diagnostic(
                DiagnosticCode.WRONG_ARGUMENTS,
                span,
                "'" + function + "' has no argument called '" + name + "'",
                notes);
    }

    static Diagnostic notAConstant(SourceSpan span, String what) {
        return new Diagnostic(
                DiagnosticCode.NOT_A_CONSTANT,
                span,
                what + " must be a number known to the compiler",
                "numbers, fixed dimensions and arithmetic on them are");
    }

    static Diagnostic crossEntropyLabels(SourceSpan span, Operand logits, Operand labels) {
        return new Diagnostic(
                DiagnosticCode.NOT_BROADCASTABLE,
                span,
                "'cross_entropy' wants logits such as [n, k] and labels that are an index [n] of k, found "
                        + logits.type() + " and " + labels.type(),
                Operand.arguments(logits, labels),
                "labels are declared as: target label[n] : index(k)");
    }

    static Diagnostic crossEntropyWeights(SourceSpan span, Operand logits, Operand labels, Operand weights) {
        return new Diagnostic(
                DiagnosticCode.NOT_BROADCASTABLE,
                span,
                "'cross_entropy' with weights wants logits such as [n, k], labels that are an index [n] of k, and weights [k] of the"
                        + " classes or [n] of the examples, found " + logits.type() + ", " + labels.type() + " and "
                        + weights.type(),
                labels.origin("the labels") + ", " + weights.origin("the weights"),
                "weights are declared as: input weight[n]");
    }

    static Diagnostic wantsShape(SourceSpan span, String function) {
        return new Diagnostic(
                DiagnosticCode.WRONG_ARGUMENTS, span, "'" + function + "' wants a shape in brackets, such as [n, 8]");
    }

    static Diagnostic otherSize(SourceSpan span, Operand operand, Dimension before, TensorType shape, Dimension after) {
        return new Diagnostic(
                DiagnosticCode.SIZE_MISMATCH,
                span,
                "'reshape' cannot make " + shape.shapeText() + " of " + operand.type() + ": that has " + before
                        + " elements, not " + after,
                operand.origin("the value"));
    }

    static Diagnostic cannotBroadcast(SourceSpan span, Operand operand, TensorType shape) {
        return new Diagnostic(
                DiagnosticCode.NOT_BROADCASTABLE,
                span,
                "'broadcast' cannot repeat " + operand.type() + " to " + shape.shapeText(),
                operand.origin("the value"),
                "its dimensions must all occur in the shape, in the same order");
    }

    static Diagnostic cannotJoin(SourceSpan span, String function, List<Operand> parts) {
        String types = parts.stream().map(part -> part.type().toString()).collect(Collectors.joining(", "));
        String rule = function.equals("stack")
                ? "'stack' wants values of one shape"
                : "'concat' wants values that differ along its axis only";
        return new Diagnostic(DiagnosticCode.NOT_BROADCASTABLE, span, rule + ", found " + types);
    }

    static Diagnostic newAxis(SourceSpan span, TensorType type) {
        return new Diagnostic(
                DiagnosticCode.UNKNOWN_AXIS, span, "the new axis of 'stack' has a position from 0 to " + type.rank());
    }

    static Diagnostic badProbability(SourceSpan span) {
        return new Diagnostic(
                DiagnosticCode.WRONG_ARGUMENTS, span, "the probability of 'dropout' is from 0 to less than 1");
    }

    static Diagnostic listAsValue(SourceSpan span) {
        return new Diagnostic(DiagnosticCode.WRONG_ELEMENT_TYPE, span, "a list in brackets is a shape, not a value");
    }

    static Diagnostic wantsScalar(Operand operand, String what) {
        return new Diagnostic(
                DiagnosticCode.NOT_A_SCALAR,
                operand.span(),
                what + " must be a scalar, found " + operand.type(),
                operand.notes("sum(…) or mean(…) makes a scalar of it"));
    }

    private static List<String> notes(String origins, Optional<String> advice) {
        return Stream.concat(Stream.of(origins), advice.stream()).toList();
    }

    static Diagnostic notYetSupported(SourceSpan span, String what) {
        return new Diagnostic(DiagnosticCode.NOT_YET_SUPPORTED, span, what + " is not yet supported");
    }
}
