package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.ast.Expr;
import dev.gradsmith.dsl.ast.Statement;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.evaluate.KnownValue;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.op.Size;
import dev.gradsmith.graph.op.Variable;
import dev.gradsmith.graph.update.ChosenRule;
import dev.gradsmith.graph.update.KnownRules;
import dev.gradsmith.graph.update.UpdateOption;
import dev.gradsmith.graph.update.UpdateRule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads what follows {@code with}: an update rule and its options, by what the rule says about itself. */
final class UpdateRules {
    private final Graph graph;
    private final ExpressionChecker expressions;
    private final DiagnosticSink sink;
    private final List<Declaration> declarations;

    UpdateRules(Graph graph, ExpressionChecker expressions, DiagnosticSink sink, List<Declaration> declarations) {
        this.graph = graph;
        this.expressions = expressions;
        this.sink = sink;
        this.declarations = declarations;
    }

    /** The rule of a model that names none. */
    ChosenRule standard() {
        return ChosenRule.of(KnownRules.standard(), Map.of(), Set.of(), graph);
    }

    /** The rule as written; empty where a mistake was reported. */
    Optional<ChosenRule> check(Statement.Rule written) {
        Optional<UpdateRule> rule = KnownRules.find(written.name().text());
        if (rule.isEmpty()) {
            sink.report(UpdateErrors.unknownRule(written.name()));
            return Optional.empty();
        }
        return new Reading(rule.get()).read(written.options());
    }

    /** The options of one rule on their way from the text. */
    private final class Reading {
        private final UpdateRule rule;
        private final Set<String> given = new HashSet<>();
        private final Map<String, Node> numbers = new HashMap<>();
        private final Map<String, SourceSpan> on = new LinkedHashMap<>();
        private boolean correct = true;

        Reading(UpdateRule rule) {
            this.rule = rule;
        }

        Optional<ChosenRule> read(List<Expr.Argument> arguments) {
            for (int i = 0; i < arguments.size(); i++) {
                read(arguments.get(i), i);
            }
            if (!correct) {
                return Optional.empty();
            }
            ChosenRule chosen = ChosenRule.of(rule, numbers, on.keySet(), graph);
            rule.options().forEach(option -> requireNeeded(option, chosen));
            return correct ? Optional.of(chosen) : Optional.empty();
        }

        private void read(Expr.Argument argument, int position) {
            boolean unnamed = argument.name().isEmpty();
            if (unnamed && position > 0) {
                report(UpdateErrors.unnamedOption(argument.value().span(), rule));
                return;
            }
            String name = argument.name()
                    .map(written -> written.text())
                    .orElse(rule.options().get(0).name());
            Optional<UpdateOption> option = rule.options().stream()
                    .filter(known -> known.name().equals(name))
                    .findFirst();
            if (option.isEmpty()) {
                report(UpdateErrors.unknownOption(argument.name().orElseThrow(), rule));
            } else if (!given.add(name)) {
                report(UpdateErrors.repeatedOption(argument.name().orElseThrow()));
            } else if (option.get() instanceof UpdateOption.Numeric number) {
                readNumber(number, argument.value());
            } else {
                readFlag(name, argument.value());
            }
        }

        private void readNumber(UpdateOption.Numeric option, Expr written) {
            if (truth(written).isPresent()) {
                report(UpdateErrors.numberWanted(written.span(), option));
                return;
            }
            Optional<Operand> value = expressions.operand(written);
            correct &= value.isPresent();
            value.filter(operand -> isFixed(operand, option) && isInRange(operand, option))
                    .ifPresent(operand -> numbers.put(option.name(), operand.node()));
        }

        /** Whether a value is the same for all of a training: made of numbers, hyperparameters and sizes of parameters. */
        private boolean isFixed(Operand value, UpdateOption option) {
            boolean fixed = value.type().isScalar()
                    && value.type().isReal()
                    && Graph.topological(List.of(value.node())).stream().noneMatch(UpdateRules.this::varies);
            if (!fixed) {
                report(UpdateErrors.optionNotFixed(value.span(), option.name()));
            }
            return fixed;
        }

        private boolean isInRange(Operand value, UpdateOption.Numeric option) {
            OptionalDouble known = KnownValue.of(value.node());
            boolean fits = known.isEmpty() || option.range().contains(known.getAsDouble());
            if (!fits) {
                report(UpdateErrors.outOfRange(value.span(), rule, option, known.getAsDouble()));
            }
            return fits;
        }

        private void readFlag(String name, Expr written) {
            Optional<Boolean> value = truth(written);
            if (value.isEmpty()) {
                report(UpdateErrors.truthWanted(written.span(), name));
            } else if (value.get()) {
                on.put(name, written.span());
            }
        }

        private void requireNeeded(UpdateOption option, ChosenRule chosen) {
            SourceSpan written = on.get(option.name());
            if (written == null || !(option instanceof UpdateOption.Flag flag)) {
                return;
            }
            flag.needs()
                    .filter(needed ->
                            KnownValue.of(chosen.number(needed.name())).orElse(1) == 0)
                    .ifPresent(needed -> report(UpdateErrors.needs(written, rule, flag, needed)));
        }

        private void report(Diagnostic diagnostic) {
            correct = false;
            sink.report(diagnostic);
        }
    }

    private boolean varies(Node part) {
        if (part.op() instanceof Size size) {
            return declarations.stream()
                    .filter(Declaration.Parameter.class::isInstance)
                    .noneMatch(parameter -> parameter
                            .type()
                            .names()
                            .containsAll(size.dimension().names()));
        }
        return part.op() instanceof Variable variable && variable.role() != Variable.Role.HYPERPARAMETER;
    }

    /** {@code true} and {@code false} are words of update rules only. */
    private static Optional<Boolean> truth(Expr written) {
        boolean word =
                written instanceof Expr.Name name && List.of("true", "false").contains(name.name());
        return word ? Optional.of(((Expr.Name) written).name().equals("true")) : Optional.empty();
    }
}
