package dev.gradsmith.codegen;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns a list of numbers into a well-typed model: each number is one choice, and where the list ends the model ends. A shorter list is a
 * shorter model, so that a failure shrinks. The first choice is of what kind the model is: with data by rows or without, with sizes that are fixed
 * or not.
 */
final class ProgramWriter {
    /** A definition that may be an operand of others. */
    record Value(String name, List<String> shape) {
        boolean is(String... wanted) {
            return shape.equals(List.of(wanted));
        }

        int rank() {
            return shape.size();
        }

        String last() {
            return shape.isEmpty() ? "" : shape.get(shape.size() - 1);
        }
    }

    private final List<Integer> choices;
    private final boolean batch;
    private final String d;
    private final List<Value> values = new ArrayList<>();
    private final Set<String> shared = new LinkedHashSet<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder metrics = new StringBuilder();
    private int next = 1;
    private String name = "";

    private ProgramWriter(List<Integer> choices) {
        this.choices = choices;
        this.batch = choices.get(0) % 6 != 5;
        this.d = choices.get(0) % 4 == 3 ? "4" : "d";
    }

    static String write(List<Integer> choices) {
        return new ProgramWriter(choices).model();
    }

    private String model() {
        StringBuilder data = new StringBuilder("precision double\n");
        if (batch) {
            declare(data, "input X", "n", d);
            declare(data, "input Z", "n", "3");
            declare(data, "input u", "n");
            declare(data, "target y", "n");
            data.append("input ids[n] : index(v)\ntarget kind[n] : index(3)\n");
        } else {
            declare(data, "input Z", d, "3");
        }
        declare(data, "param w", d);
        declare(data, "param V", d, "3");
        declare(data, "param c", "3");
        declare(data, "param E", "v", "3");
        declare(data, "param s");
        for (int statement = 0; next < choices.size(); statement++) {
            name = "t" + statement;
            values.add(new Statements(this).statement());
        }
        return data + String.join("", shared) + text + objective() + metrics;
    }

    private void declare(StringBuilder data, String declaration, String... shape) {
        String brackets = shape.length == 0 ? "" : "[" + String.join(", ", shape) + "]";
        data.append(declaration).append(brackets).append('\n');
        values.add(new Value(declaration.split(" ")[1], List.of(shape)));
    }

    /** Whatever the values are, the loss is about 1, and depends on all of them. */
    private String objective() {
        StringBuilder loss = new StringBuilder("loss = ");
        values.forEach(
                value -> loss.append("mean(tanh(0.3*").append(value.name()).append(")) + "));
        return loss.append("0.1\n").toString();
    }

    boolean hasBatch() {
        return batch;
    }

    /** The size that is fixed in some models. */
    String d() {
        return d;
    }

    int choose(int bound) {
        return next < choices.size() ? Math.floorMod(choices.get(next++), bound) : 0;
    }

    <T> T pick(List<T> list) {
        return list.get(choose(list.size()));
    }

    /** The latest first: small numbers make chains. */
    Value value() {
        return values.get(values.size() - 1 - choose(values.size()));
    }

    /** The latest value of this shape; there is one of each shape of the data. */
    Value latest(String... shape) {
        for (int i = values.size() - 1; i >= 0; i--) {
            if (values.get(i).is(shape)) {
                return values.get(i);
            }
        }
        throw new IllegalStateException("no value of shape " + String.join(", ", shape));
    }

    /** The name of the statement that is being written. */
    String name() {
        return name;
    }

    /** Adds a declaration before the statements, once. */
    void share(String declaration) {
        shared.add(declaration);
    }

    /** Adds a line that defines no operand. */
    void line(String line) {
        text.append(line).append('\n');
    }

    void metric(String expression) {
        metrics.append("metric of_")
                .append(name)
                .append(" = ")
                .append(expression)
                .append('\n');
    }

    Value define(List<String> shape, String expression) {
        line(name + " = " + expression);
        return new Value(name, shape);
    }
}
