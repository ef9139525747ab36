package dev.gradsmith.codegen;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns a list of numbers into a well-typed model: each number is one choice, and where the list ends the model ends. A shorter list is a
 * shorter model, so that a failure shrinks.
 */
final class ProgramWriter {
    private record Value(String name, List<String> shape) {
        boolean is(String... wanted) {
            return shape.equals(List.of(wanted));
        }
    }

    /** Smooth, and bounded where values are, so that nothing overflows. */
    private static final List<String> FUNCTIONS = List.of(
            "sin",
            "cos",
            "tanh",
            "sigmoid",
            "softplus",
            "atan",
            "gelu",
            "silu",
            "erf",
            "log_sigmoid",
            "square",
            "sinh");

    private static final List<String> REDUCTIONS = List.of("sum", "mean", "max", "logsumexp", "std", "prod", "min");
    private static final List<String> ALONG = List.of("softmax", "log_softmax", "layer_norm", "cumsum");

    private final List<Integer> choices;
    private int next;
    private final List<Value> values = new ArrayList<>();
    private final StringBuilder text = new StringBuilder("""
            precision double
            input X[n, d]
            input Z[n, 3]
            input u[n]
            input ids[n] : index(v)
            param w[d] ~ ones
            param V[d, 3] ~ ones
            param c[3] ~ ones
            param E[v, 3] ~ ones
            param s ~ ones
            """);

    private ProgramWriter(List<Integer> choices) {
        this.choices = choices;
        for (String start : List.of("X n d", "Z n 3", "u n", "w d", "V d 3", "c 3", "E v 3", "s")) {
            String[] parts = start.split(" ");
            values.add(new Value(parts[0], List.of(parts).subList(1, parts.length)));
        }
    }

    static String write(List<Integer> choices) {
        return new ProgramWriter(choices).model();
    }

    private String model() {
        for (int statement = 0; next < choices.size(); statement++) {
            Value made = statement("t" + statement);
            values.add(made);
        }
        text.append("loss = ");
        // Whatever the values are, the loss is about 1, and depends on all of them.
        values.forEach(
                value -> text.append("mean(tanh(0.3*").append(value.name()).append(")) + "));
        text.append("0.1\n");
        return text.toString();
    }

    private int choose(int bound) {
        return next < choices.size() ? Math.floorMod(choices.get(next++), bound) : 0;
    }

    private <T> T pick(List<T> list) {
        return list.get(choose(list.size()));
    }

    private Value value() {
        // The latest first: small numbers make chains.
        return values.get(values.size() - 1 - choose(values.size()));
    }

    private Value statement(String name) {
        Value x = value();
        int kind = choose(12);
        return switch (kind) {
            case 0 -> define(name, x.shape(), pick(FUNCTIONS) + "(0.5*" + x.name() + ")");
            case 1 -> combined(name, x, value());
            case 2 -> reduced(name, x);
            case 3 -> product(name, x, value());
            case 4 -> along(name, x);
            case 5 -> sliced(name, x);
            case 6 -> define(name, List.of("n", "3"), "E[ids]");
            case 7 ->
                define(name, x.shape(), "where(" + x.name() + " > 0.4, " + x.name() + "^2, 0.4*" + x.name() + ")");
            case 8 -> define(name, x.shape(), x.name() + "/(1 + " + x.name() + "^2)");
            case 9 -> joined(name, x);
            case 10 -> transposed(name, x);
            default -> define(name, x.shape(), x.name() + " .* s + " + choose(5));
        };
    }

    private Value define(String name, List<String> shape, String expression) {
        text.append(name).append(" = ").append(expression).append('\n');
        return new Value(name, shape);
    }

    private Value combined(String name, Value x, Value y) {
        String operator = pick(List.of("+", "-", ".*"));
        if (x.shape().equals(y.shape()) || y.shape().isEmpty()) {
            return define(name, x.shape(), x.name() + " " + operator + " " + y.name());
        }
        if (x.shape().isEmpty()) {
            return define(name, y.shape(), x.name() + " " + operator + " " + y.name());
        }
        boolean row = x.shape().size() == 2
                && y.shape().size() == 1
                && x.shape().contains(y.shape().get(0));
        return row
                ? define(name, x.shape(), x.name() + " " + operator + " " + y.name())
                : define(name, x.shape(), x.name() + " - 1");
    }

    private Value reduced(String name, Value x) {
        String function = pick(REDUCTIONS);
        if (x.shape().isEmpty()) {
            return define(name, List.of(), "cos(" + x.name() + ")");
        }
        int axis = choose(x.shape().size() + 1);
        if (axis == x.shape().size()) {
            return define(name, List.of(), function + "(0.5*" + x.name() + ")");
        }
        List<String> rest = new ArrayList<>(x.shape());
        rest.remove(axis);
        return define(name, rest, function + "(0.5*" + x.name() + ", axis = " + axis + ")");
    }

    private Value product(String name, Value x, Value y) {
        boolean inner = !x.shape().isEmpty()
                && !y.shape().isEmpty()
                && x.shape().get(x.shape().size() - 1).equals(y.shape().get(0));
        if (inner && x.shape().size() == 1 && y.shape().size() == 1) {
            return define(name, List.of(), "dot(" + x.name() + ", " + y.name() + ")");
        }
        if (inner) {
            List<String> shape = new ArrayList<>(x.shape().subList(0, x.shape().size() - 1));
            shape.addAll(y.shape().subList(1, y.shape().size()));
            return define(name, shape, x.name() + "*" + y.name());
        }
        return x.is("n", "d")
                ? define(name, List.of("n", "3"), x.name() + "*V")
                : define(name, x.shape(), "2*" + x.name());
    }

    private Value along(String name, Value x) {
        return x.shape().isEmpty()
                ? define(name, List.of(), "atan(" + x.name() + ")")
                : define(name, x.shape(), pick(ALONG) + "(" + x.name() + ", " + position(x) + ")");
    }

    /** The axis as a number; a fixed dimension of the same number would be taken for that. */
    private String position(Value x) {
        return "axis = " + choose(x.shape().size());
    }

    private Value sliced(String name, Value x) {
        int last = x.shape().size() - 1;
        if (last < 0 || !x.shape().get(last).equals("3")) {
            return define(name, x.shape(), "exp(-" + x.name() + "^2)");
        }
        String before = last == 0 ? "" : ":, ";
        List<String> rest = x.shape().subList(0, last);
        return choose(2) == 0
                ? define(name, rest, x.name() + "[" + before + choose(3) + "]")
                : define(
                        name,
                        x.shape(),
                        "concat(" + x.name() + "[" + before + "1:3], " + x.name() + "[" + before + "0:1], axis = "
                                + last + ")");
    }

    private Value joined(String name, Value x) {
        return x.shape().size() == 1
                ? define(name, x.shape(), "stack(" + x.name() + ", 2*" + x.name() + ")[" + choose(2) + "]")
                : define(name, x.shape(), "0.5*" + x.name() + " + 1");
    }

    private Value transposed(String name, Value x) {
        return x.shape().size() == 2
                ? define(name, List.of(x.shape().get(1), x.shape().get(0)), x.name() + "'")
                : define(name, x.shape(), "-" + x.name());
    }
}
