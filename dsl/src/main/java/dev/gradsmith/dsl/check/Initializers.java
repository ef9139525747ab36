package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.ast.Expr;
import dev.gradsmith.graph.TensorType;
import dev.gradsmith.graph.model.Initializer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what stands behind the {@code ~} of a parameter. */
final class Initializers {
    /** How each is written. */
    private static final Map<String, String> USAGE = Map.of(
            "zeros", "zeros",
            "ones", "ones",
            "constant", "constant(c)",
            "normal", "normal(mean, sd)",
            "uniform", "uniform(lo, hi)",
            "glorot", "glorot",
            "he", "he");

    private final Constants constants;
    private final DiagnosticSink sink;

    Initializers(Constants constants, DiagnosticSink sink) {
        this.constants = constants;
        this.sink = sink;
    }

    Optional<Initializer> check(Expr written, String parameter, TensorType type) {
        if (written instanceof Expr.Name name) {
            return named(name.name(), List.of(), written.span(), parameter, type);
        }
        if (written instanceof Expr.Call call && call.callee() instanceof Expr.Name name) {
            return named(name.name(), call.arguments(), written.span(), parameter, type);
        }
        sink.report(DeclarationErrors.notAnInitializer(written.span()));
        return Optional.empty();
    }

    private Optional<Initializer> named(
            String name, List<Expr.Argument> arguments, SourceSpan span, String parameter, TensorType type) {
        String usage = USAGE.get(name);
        if (usage == null) {
            sink.report(DeclarationErrors.unknownInitializer(span, name, USAGE.keySet()));
            return Optional.empty();
        }
        long wanted = usage.contains("(") ? usage.split(",").length : 0;
        boolean plain = arguments.stream().allMatch(argument -> argument.name().isEmpty());
        if (arguments.size() != wanted || !plain) {
            sink.report(DeclarationErrors.initializerArguments(span, name, usage));
            return Optional.empty();
        }
        List<Double> values = new ArrayList<>();
        for (Expr.Argument argument : arguments) {
            constants.number(argument.value(), "the argument of an initializer").ifPresent(values::add);
        }
        return values.size() == wanted ? make(name, values, span, parameter, type) : Optional.empty();
    }

    private Optional<Initializer> make(
            String name, List<Double> values, SourceSpan span, String parameter, TensorType type) {
        return switch (name) {
            case "zeros" -> Optional.of(new Initializer.Constant(0));
            case "ones" -> Optional.of(new Initializer.Constant(1));
            case "constant" -> Optional.of(new Initializer.Constant(values.get(0)));
            case "normal" -> normal(values.get(0), values.get(1), span);
            case "uniform" -> uniform(values.get(0), values.get(1), span);
            default -> byFan(name, span, parameter, type);
        };
    }

    private Optional<Initializer> normal(double mean, double deviation, SourceSpan span) {
        if (deviation < 0) {
            sink.report(DeclarationErrors.negativeDeviation(span));
            return Optional.empty();
        }
        return Optional.of(new Initializer.Normal(mean, deviation));
    }

    private Optional<Initializer> uniform(double low, double high, SourceSpan span) {
        if (low > high) {
            sink.report(DeclarationErrors.emptyInterval(span));
            return Optional.empty();
        }
        return Optional.of(new Initializer.Uniform(low, high));
    }

    private Optional<Initializer> byFan(String name, SourceSpan span, String parameter, TensorType type) {
        if (type.rank() < 2) {
            sink.report(DeclarationErrors.fanInWantsMatrix(span, name, parameter, type.toString()));
            return Optional.empty();
        }
        return Optional.of(name.equals("glorot") ? new Initializer.Glorot() : new Initializer.He());
    }
}
