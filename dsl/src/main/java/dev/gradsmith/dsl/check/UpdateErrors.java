package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.DiagnosticCode;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.diagnostic.Spelling;
import dev.gradsmith.dsl.ast.Identifier;
import dev.gradsmith.graph.print.Formula;
import dev.gradsmith.graph.update.KnownRules;
import dev.gradsmith.graph.update.UpdateOption;
import dev.gradsmith.graph.update.UpdateRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What can be wrong with an update rule and its options. */
final class UpdateErrors {
    /** What options are called in PyTorch and Keras, and here. */
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "lr", "rate",
            "learning_rate", "rate",
            "weight_decay", "decay",
            "lr_decay", "rate_decay",
            "eps", "epsilon",
            "initial_accumulator_value", "initial_accumulator",
            "beta_1", "beta1",
            "beta_2", "beta2");

    private UpdateErrors() {}

    static Diagnostic unknownRule(Identifier rule) {
        List<String> known =
                new ArrayList<>(KnownRules.ALL.stream().map(UpdateRule::name).toList());
        known.add(LeastSquaresMethod.NAME);
        known.addAll(SolverMethod.NAMES);
        return new Diagnostic(
                DiagnosticCode.UNKNOWN_UPDATE_RULE,
                rule.span(),
                "there is no update rule '" + rule.text() + "'",
                suggestion(rule.text(), known, "there are "));
    }

    static Diagnostic unknownOption(Identifier option, UpdateRule rule) {
        List<String> known = rule.options().stream().map(UpdateOption::name).toList();
        String here = OTHER_NAMES.getOrDefault(option.text(), "");
        return invalid(
                option.span(),
                "'" + rule.name() + "' has no option '" + option.text() + "'",
                known.contains(here) ? "it is called '" + here + "'" : suggestion(option.text(), known, "it has "));
    }

    /** What was meant, where that can be guessed, else all that there is. */
    private static String suggestion(String name, List<String> known, String otherwise) {
        String last = known.get(known.size() - 1);
        String all = known.stream().limit(known.size() - 1L).collect(Collectors.joining(", ")) + " and " + last;
        return Spelling.nearest(name, known)
                .map(meant -> "did you mean '" + meant + "'?")
                .orElse(otherwise + all);
    }

    static Diagnostic unnamedOption(SourceSpan span, UpdateRule rule) {
        String first = rule.options().get(0).name();
        String second = rule.options().get(1).name();
        return invalid(
                span,
                "'" + rule.name() + "' takes its " + first + " first; the other options are named: " + rule.name()
                        + "(0.1, " + second + " = 0.9)");
    }

    static Diagnostic repeatedOption(Identifier option) {
        return invalid(option.span(), "the option '" + option.text() + "' is given twice");
    }

    static Diagnostic optionNotFixed(SourceSpan span, String option) {
        return invalid(
                span,
                "the option '" + option + "' may use numbers and hyperparameters only",
                "declare one with: hyper " + option + " = 0.01");
    }

    static Diagnostic numberWanted(SourceSpan span, UpdateOption.Numeric option) {
        return invalid(
                span,
                "the option '" + option.name() + "' is a number, "
                        + option.range().text());
    }

    static Diagnostic truthWanted(SourceSpan span, String option) {
        return invalid(span, "the option '" + option + "' is true or false");
    }

    static Diagnostic outOfRange(SourceSpan span, UpdateRule rule, UpdateOption.Numeric option, double found) {
        String number = Double.isFinite(found) ? Formula.number(found).text() : Double.toString(found);
        return invalid(
                span,
                "the option '" + option.name() + "' of '" + rule.name() + "' must be "
                        + option.range().text() + ", but this is " + number);
    }

    static Diagnostic needs(SourceSpan span, UpdateRule rule, UpdateOption.Flag flag, UpdateOption.Numeric needed) {
        return invalid(
                span,
                "'" + flag.name() + "' has no meaning without " + needed.name(),
                "give both: " + rule.name() + "(" + needed.name() + " = 0.9, " + flag.name() + " = true)");
    }

    /** @param options the class of the options that {@code fit} takes */
    static Diagnostic noOptions(String method, String options, SourceSpan span) {
        return invalid(
                span,
                "'" + method + "' has no options in the model",
                "they are given to the trainer's fit, as " + options);
    }

    private static Diagnostic invalid(SourceSpan span, String message, String... notes) {
        return new Diagnostic(DiagnosticCode.INVALID_UPDATE_OPTION, span, message, List.of(notes));
    }
}
