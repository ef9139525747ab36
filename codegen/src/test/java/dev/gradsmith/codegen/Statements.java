package dev.gradsmith.codegen;

import dev.gradsmith.codegen.ProgramWriter.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The statements of random models. All are bounded, and smooth but for kinks and steps that random data do not meet, so that nothing overflows
 * and differences can be trusted.
 */
record Statements(ProgramWriter writer) {
    private static final List<String> FUNCTIONS = List.of(
            "sin(0.5*%s)",
            "cos(0.5*%s)",
            "tanh(%s)",
            "sigmoid(%s)",
            "softplus(%s)",
            "atan(%s)",
            "gelu(%s)",
            "silu(%s)",
            "erf(0.5*%s)",
            "log_sigmoid(%s)",
            "square(tanh(%s))",
            "sinh(tanh(%s))",
            "cosh(tanh(%s))",
            "exp(tanh(%s))",
            "expm1(0.5*tanh(%s))",
            "log1p(0.5*%1$s^2)",
            "log(1.5 + tanh(%s))",
            "sqrt(1 + %1$s^2)",
            "asin(0.9*tanh(%s))",
            "acos(0.9*tanh(%s))",
            "tan(0.7*tanh(%s))",
            "lgamma(1.5 + tanh(%s))",
            "digamma(1.5 + tanh(%s))",
            "pow(1 + %1$s^2, 0.7)",
            "reciprocal(1 + %1$s^2)",
            "elu(0.3 + %s)",
            "leaky_relu(0.3 + %s)",
            "relu(0.3 + %s)",
            "abs(0.2 - %s)",
            "clip(%s, -0.7, 0.7)",
            "%1$s/(1 + %1$s^2)",
            "exp(-%1$s^2)",
            "-%s",
            "(0.1 + %s)^3/(1 + %1$s^4)",
            "floor(3*%s)",
            "round(2*%1$s) + %1$s",
            "sign(0.3 - %1$s) .* %1$s",
            "log(1 + exp(%s))",
            "1/(1 + exp(-%s))");

    private static final List<String> CHOICES = List.of(
            "where(%1$s > 0.4, %1$s^2, 0.4*%1$s)",
            "where(%1$s > 2, log(%1$s - 2), 0.3*%1$s)",
            "where(!(%1$s < 5), sqrt(%1$s - 5), where(%1$s > -5, %1$s, 0))",
            "where(%1$s > 0.3 && %1$s < 0.6 || %1$s < -1, sin(%1$s), 1/(%1$s^2 + 1))",
            "where(%1$s >= 0.1, %1$s, where(%1$s != 0.7, %1$s^3, 2))",
            "max(%1$s, 0.35)",
            "min(0.6*%1$s, %1$s - 0.1)",
            "max(max(%1$s, -%1$s), 0.4)");

    private static final List<String> REDUCTIONS =
            List.of("sum", "mean", "max", "logsumexp", "std", "prod", "min", "var");
    private static final List<String> ALONG = List.of("softmax", "log_softmax", "layer_norm", "cumsum");

    Value statement() {
        Value x = writer.value();
        return switch (writer.choose(19)) {
            case 0, 1 -> define(x.shape(), writer.pick(FUNCTIONS).formatted(x.name()));
            case 2 -> combined(x, writer.value());
            case 3 -> reduced(x);
            case 4 -> product(x, writer.value());
            case 5 -> along(x);
            case 6 -> sliced(x);
            case 7 -> picked(x);
            case 8 -> define(x.shape(), writer.pick(CHOICES).formatted(x.name()));
            case 9 -> joined(x, writer.value());
            case 10 -> transposed(x);
            case 11 -> derived(x, writer.value());
            case 12 -> called(x, writer.value());
            case 13 -> layered(x);
            case 14 -> looped(x);
            case 15 -> arranged(x);
            case 16 -> lost(x, writer.value());
            case 17 -> normalized(x);
            default -> define(x.shape(), x.name() + " .* s + " + writer.choose(5));
        };
    }

    private Value define(List<String> shape, String expression) {
        return writer.define(shape, expression);
    }

    private Value scaled(Value x) {
        return define(x.shape(), "0.7*" + x.name() + " + 0.2");
    }

    private Value combined(Value x, Value y) {
        String operator = writer.pick(List.of("+", "-", ".*"));
        if (x.shape().equals(y.shape()) || y.shape().isEmpty() || isPartOf(y, x)) {
            return define(x.shape(), x.name() + " " + operator + " " + y.name());
        }
        if (x.shape().isEmpty() || isPartOf(x, y)) {
            return define(y.shape(), x.name() + " " + operator + " " + y.name() + "/(1 + " + y.name() + "^2)");
        }
        return scaled(x);
    }

    /** Whether the first is repeated to the shape of the second: a row of a matrix, or a factor for each of its rows. */
    private static boolean isPartOf(Value vector, Value matrix) {
        boolean ranks = vector.rank() == 1 && matrix.rank() == 2;
        boolean square = ranks && matrix.shape().get(0).equals(matrix.shape().get(1));
        return ranks
                && (square
                        ? matrix.last().equals(vector.last())
                        : matrix.shape().contains(vector.last()));
    }

    private Value reduced(Value x) {
        String function = writer.pick(REDUCTIONS);
        if (x.shape().isEmpty()) {
            return define(List.of(), "cos(" + x.name() + ")");
        }
        int axis = writer.choose(x.rank() + 1);
        if (axis == x.rank()) {
            return define(List.of(), function + "(tanh(" + x.name() + "))");
        }
        return define(without(x, axis), function + "(0.5*" + x.name() + ", axis = " + axis + ")");
    }

    private static List<String> without(Value x, int axis) {
        List<String> rest = new ArrayList<>(x.shape());
        rest.remove(axis);
        return rest;
    }

    private Value product(Value x, Value y) {
        boolean inner = !x.shape().isEmpty()
                && !y.shape().isEmpty()
                && x.last().equals(y.shape().get(0));
        if (inner && x.rank() == 1 && y.rank() == 1) {
            return define(List.of(), "dot(" + x.name() + ", " + y.name() + ")/(1 + norm(" + x.name() + ")^2)");
        }
        if (inner && x.rank() + y.rank() <= 4) {
            List<String> shape = new ArrayList<>(x.shape().subList(0, x.rank() - 1));
            shape.addAll(y.shape().subList(1, y.rank()));
            return define(shape, "tanh(" + x.name() + ")*" + y.name());
        }
        if (x.rank() == 1 && y.rank() == 1) {
            return define(List.of(x.last(), y.last()), "outer(" + x.name() + ", " + y.name() + ")");
        }
        boolean sameRows = x.rank() == 2
                && y.rank() == 2
                && x.shape().get(0).equals(y.shape().get(0));
        return sameRows
                ? define(List.of(x.last(), y.last()), "tanh(" + x.name() + ")'*tanh(" + y.name() + ")")
                : define(x.shape(), "2*tanh(" + x.name() + ")");
    }

    private Value along(Value x) {
        return x.shape().isEmpty()
                ? define(List.of(), "atan(" + x.name() + ")")
                : define(x.shape(), writer.pick(ALONG) + "(" + x.name() + ", axis = " + writer.choose(x.rank()) + ")");
    }

    private Value sliced(Value x) {
        if (!x.last().equals("3")) {
            return scaled(x);
        }
        String before = ":, ".repeat(x.rank() - 1);
        int last = x.rank() - 1;
        return switch (writer.choose(3)) {
            case 0 -> define(without(x, last), x.name() + "[" + before + writer.choose(3) + "]");
            case 1 ->
                define(
                        x.shape(),
                        "concat(%1$s[%2$s1:3], %1$s[%2$s0:1], axis = %3$s)".formatted(x.name(), before, last));
            default -> define(without(x, last), "sum(%s[%s1:]^2, axis = %s)".formatted(x.name(), before, last));
        };
    }

    /** Rows and elements by an index. */
    private Value picked(Value x) {
        boolean table = x.rank() > 0 && x.shape().get(0).equals("3");
        if (table) {
            List<String> shape = new ArrayList<>(List.of(writer.d()));
            shape.addAll(x.shape().subList(1, x.rank()));
            return define(shape, x.name() + "[argmax(V, axis = 1)]");
        }
        if (!writer.hasBatch()) {
            return x.rank() == 2 ? define(without(x, 1), "number(argmin(" + x.name() + ", axis = 1))/3") : scaled(x);
        }
        return switch (writer.choose(4)) {
            case 0 -> define(List.of("n", "3"), "E[ids]");
            case 1 -> define(List.of("n", "3"), "one_hot(ids, v)*tanh(E)");
            case 2 -> define(List.of("n"), "E[ids, 1] + number(kind)");
            default -> define(List.of("n"), "c[kind] .* u");
        };
    }

    private Value joined(Value x, Value y) {
        if (x.shape().isEmpty()) {
            return define(List.of(), "sum(stack(" + x.name() + ", s, 2)^2)/9");
        }
        if (x.shape().equals(y.shape())) {
            return define(x.shape(), "stack(%s, 0.5*%s)[%s]".formatted(x.name(), y.name(), writer.choose(2)));
        }
        boolean sameRows = x.rank() == 2
                && y.rank() == 2
                && x.shape().get(0).equals(y.shape().get(0));
        return sameRows
                ? define(List.of(x.shape().get(0)), "mean(concat(%s, %s, 1)^2, axis = 1)".formatted(x.name(), y.name()))
                : define(
                        x.shape(),
                        "2*stack(%1$s, sin(%1$s), axis = %2$s)%3$s"
                                .formatted(x.name(), x.rank(), "[" + ":, ".repeat(x.rank()) + writer.choose(2) + "]"));
    }

    private Value transposed(Value x) {
        if (x.rank() != 2) {
            return define(x.shape(), "-" + x.name());
        }
        boolean square = x.shape().get(0).equals(x.last());
        return square && writer.choose(2) == 1
                ? define(List.of(x.last()), "diag(" + x.name() + ") + trace(" + x.name() + ")")
                : define(List.of(x.last(), x.shape().get(0)), x.name() + "'");
    }

    /** Derivatives as values. */
    private Value derived(Value x, Value y) {
        boolean parameter = x.is("3") || x.is(writer.d());
        return switch (writer.choose(5)) {
            case 0 -> define(x.shape(), "grad(sum(sin(%1$s) .* %1$s), %1$s)".formatted(x.name()));
            case 1 -> define(x.shape(), "vjp(tanh(%1$s), %1$s, cos(%1$s))".formatted(x.name()));
            case 2 ->
                parameter
                        ? define(
                                List.of(x.last(), x.last()),
                                "hessian(logsumexp(%1$s) + sum(sin(%1$s))^2, %1$s)".formatted(x.name()))
                        : scaled(x);
            case 3 -> define(List.of(), "grad(mean(sin(V*c)) + mean(tanh(w))^2 .* s, s)");
            default -> {
                writer.line("near_" + writer.name() + " = tanh(" + x.name() + ") + mean(" + y.name() + ")");
                yield define(x.shape(), "grad(sum(near_%1$s^3), near_%1$s)".formatted(writer.name()));
            }
        };
    }

    private Value called(Value x, Value y) {
        switch (writer.choose(3)) {
            case 0 -> {
                writer.share("fun bump(z, width) = exp(-(z/width)^2) + 0.1*z\n");
                return define(x.shape(), "bump(" + x.name() + ", width = 1 + s^2)");
            }
            case 1 -> {
                if (x.shape().isEmpty()) {
                    // One value has no deviation.
                    return scaled(x);
                }
                writer.share("fun centered(z) = z - mean(z)\nfun shrunk(z, by) = centered(z)/(by + std(z))\n");
                return define(x.shape(), "shrunk(" + x.name() + ", 2)");
            }
            default -> {
                writer.share("fun mixed(f, z, t) = f(z) + 0.5*t\nfun soft(z) = tanh(z)\n");
                boolean same = x.shape().equals(y.shape()) || y.shape().isEmpty();
                return define(x.shape(), "mixed(soft, " + x.name() + ", " + (same ? y.name() : x.name()) + ")");
            }
        }
    }

    private Value layered(Value x) {
        writer.share("""
                layer Cell(in, out) {
                    param W[in, out] ~ ones
                    param b[out]     ~ zeros
                    apply(z) = tanh(z*W + b)
                }
                layer Twice(size) {
                    inner = Cell(size, size)
                    apply(z) = inner(inner(z)) + z
                }
                """);
        if (x.rank() > 0 && x.rank() <= 2 && x.last().equals("3")) {
            writer.share("twice = Twice(3)\n");
            return define(x.shape(), "twice(" + x.name() + ")");
        }
        if (x.rank() > 0 && x.rank() <= 2 && x.last().equals(writer.d())) {
            writer.share("cell = Cell(" + writer.d() + ", 3)\n");
            List<String> shape = new ArrayList<>(x.shape());
            shape.set(x.rank() - 1, "3");
            return define(shape, "cell(" + x.name() + ")");
        }
        return scaled(x);
    }

    /** A value by a statistic of its rows or columns, gated: what needs another pass over the batch. */
    private Value normalized(Value x) {
        if (x.shape().isEmpty()) {
            return scaled(x);
        }
        int axis = writer.choose(x.rank());
        String spread = "sqrt(var(%1$s, axis = %2$s) + 0.3)";
        List<String> forms = List.of(
                "relu(1.3*%1$s - mean(%1$s, axis = %2$s))",
                "relu(0.1 + tanh(%1$s)) .* (%1$s - mean(relu(0.2 + %1$s), axis = %2$s))",
                "relu((%1$s - mean(%1$s, axis = %2$s))/" + spread + " + 0.05)",
                "tanh(%1$s)/" + spread);
        boolean square = x.rank() == 2 && x.shape().get(0).equals(x.last()) && axis == 1;
        // A column beside a square matrix would be read as a row.
        return square ? scaled(x) : define(x.shape(), writer.pick(forms).formatted(x.name(), axis));
    }

    private Value looped(Value x) {
        writer.line(writer.name() + " = " + x.name());
        writer.line("for i in 0:3 {");
        writer.line("    step_" + writer.name() + " = c[i] .* cos(" + writer.name() + ")");
        writer.line("    " + writer.name() + " = 0.6*" + writer.name() + " + where(" + writer.name()
                + " > 0.2, 0.3*step_" + writer.name() + ", 0.1)");
        writer.line("}");
        return new Value(writer.name(), x.shape());
    }

    /** What changes shapes and makes values of nothing else. */
    private Value arranged(Value x) {
        String shape = "[" + String.join(", ", x.shape()) + "]";
        if (x.shape().isEmpty()) {
            return define(List.of("3"), x.name() + " .* range(3)/3");
        }
        return switch (writer.choose(4)) {
            case 0 ->
                define(
                        x.shape(),
                        "sum(reshape(%s, [%s, 1]), axis = %s)"
                                .formatted(x.name(), String.join(", ", x.shape()), x.rank()));
            case 1 -> define(x.shape(), "broadcast(s, %s) .* %s + ones(%s)".formatted(shape, x.name(), shape));
            case 2 ->
                x.rank() == 1
                        ? define(x.shape(), "diag(" + x.name() + ")*tanh(" + x.name() + ")")
                        : define(x.shape(), x.name() + "/(1 + norm(" + x.name() + "))");
            default -> define(x.shape(), "dropout(" + x.name() + ", 0) - zeros(" + shape + ")");
        };
    }

    /** The losses, and now and then a metric. */
    private Value lost(Value x, Value y) {
        if (writer.choose(2) == 1) {
            writer.metric("mean(" + x.name() + " > 0.3 || " + x.name() + " < -1)");
        }
        if (x.is("n", "3")) {
            return define(List.of(), "cross_entropy(" + x.name() + ", kind)");
        }
        if (x.is("n")) {
            return define(
                    List.of(),
                    "binary_cross_entropy(%1$s, sigmoid(y)) + quantile_loss(y - %1$s, 0.8)".formatted(x.name()));
        }
        return x.shape().equals(y.shape())
                ? define(List.of(), "mse(%1$s, %2$s) + mae(%1$s, %2$s)".formatted(x.name(), y.name()))
                : define(List.of(), "huber(%1$s, 0.7) + hinge(%1$s, 1)".formatted(x.name()));
    }
}
