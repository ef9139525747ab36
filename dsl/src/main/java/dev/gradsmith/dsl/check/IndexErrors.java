package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.DiagnosticCode;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.evaluate.KnownValue;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What can be wrong with an index. */
final class IndexErrors {
    private IndexErrors() {}

    /** Whether a difference of sizes is surely below zero. */
    static boolean isNegative(Dimension size) {
        return !size.terms().isEmpty() && size.terms().values().stream().allMatch(coefficient -> coefficient < 0);
    }

    static Diagnostic tooMany(SourceSpan span, Operand operand, int found) {
        return new Diagnostic(
                DiagnosticCode.INVALID_INDEX,
                span,
                (found == 1 ? "there is 1 index" : "there are " + found + " indices") + " for " + operand.type(),
                operand.origin("what is indexed"));
    }

    static Diagnostic condition(Operand operand) {
        return new Diagnostic(
                DiagnosticCode.WRONG_ELEMENT_TYPE,
                operand.span(),
                "numbers and indices can be indexed, found " + operand.type(),
                operand.notes("index what is compared instead"));
    }

    static Diagnostic outOfRange(SourceSpan span, Dimension position, Dimension size) {
        return new Diagnostic(
                DiagnosticCode.INVALID_INDEX,
                span,
                "the index " + position + " is outside of an axis of " + size,
                "positions count from 0; the last one is " + size.minus(Dimension.of(1)));
    }

    static Diagnostic badSlice(SourceSpan span, Dimension from, Dimension to, Dimension size) {
        return new Diagnostic(
                DiagnosticCode.INVALID_INDEX,
                span,
                "the slice " + from + ":" + to + " is no part of an axis of " + size,
                "a:b goes from a, counted from 0, to before b");
    }

    static Diagnostic boundNotKnown(Operand operand) {
        OptionalDouble number = KnownValue.of(operand.node());
        boolean negative = number.isPresent() && number.getAsDouble() < 0;
        return new Diagnostic(
                DiagnosticCode.INVALID_INDEX,
                operand.span(),
                "the bounds of a slice are whole numbers and dimensions, known when the model is compiled",
                negative
                        ? List.of("they count from 0, not from the end: x[0:d - 1] leaves out the last of d")
                        : List.of());
    }

    static Diagnostic notAPosition(Operand operand, double value, Dimension size) {
        String last = size.minus(Dimension.of(1)).toString();
        String found = value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        return new Diagnostic(
                DiagnosticCode.INVALID_INDEX,
                operand.span(),
                "a position is a whole number from 0 to " + last + ", found " + found,
                value == -1 ? "the last one is " + last : "positions count from 0");
    }

    static Diagnostic notAnIndex(Operand operand) {
        List<String> notes = new ArrayList<>(operand.origin());
        notes.add("data that indexes a dimension v is declared as: input ids[n] : index(v)");
        return new Diagnostic(
                DiagnosticCode.INVALID_INDEX,
                operand.span(),
                "an index is a position, a slice or an index tensor, found " + operand.type(),
                notes);
    }

    static Diagnostic otherDimension(Operand operand, Dimension bound, Dimension size) {
        return new Diagnostic(
                DiagnosticCode.INVALID_INDEX,
                operand.span(),
                "an index of " + bound + " cannot index an axis of " + size,
                operand.origin());
    }
}
