package dev.gradsmith.runtime;

import dev.gradsmith.runtime.support.Spelling;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * From which columns of a source a model's data are read. Each trainer has its own, with a method for each of its data:
 *
 * <pre>{@code
 * DataSet houses = trainer.columns().X("sqft", "rooms").yhat("price").from(table);
 * }</pre>
 *
 * What is not named is read from the column of its own name.
 */
public abstract class ColumnBinding {
    private final Map<String, Input> inputs = new LinkedHashMap<>();
    private final Map<String, List<String>> bound = new LinkedHashMap<>();

    private enum Kind {
        FLOATS,
        DOUBLES,
        INTS
    }

    /** What the model reads; a width of 0 is for the data to say; {@code size} is 0 where values are no indices. */
    private record Input(String name, Kind kind, String shape, int width, String dimension, int size) {}

    /** For generated code to extend. */
    protected ColumnBinding() {}

    /**
     * The model reads {@code float} values.
     *
     * @param shape as the model writes it, such as {@code [n, d]}
     * @param width how many make a row; 0 if the model takes as many as there are
     */
    protected final void addFloats(String name, String shape, int width) {
        inputs.put(name, new Input(name, Kind.FLOATS, shape, width, "", 0));
    }

    /** The model reads {@code double} values; see {@link #addFloats}. */
    protected final void addDoubles(String name, String shape, int width) {
        inputs.put(name, new Input(name, Kind.DOUBLES, shape, width, "", 0));
    }

    /**
     * The model reads indices; see {@link #addFloats}.
     *
     * @param dimension what they count
     * @param size its size; 0 if they may be any whole numbers
     */
    protected final void addIndices(String name, String shape, int width, String dimension, int size) {
        inputs.put(name, new Input(name, Kind.INTS, shape, width, dimension, size));
    }

    /** The columns that {@code name} is read from. */
    protected final void bind(String name, String... columns) {
        if (columns.length == 0) {
            throw new IllegalArgumentException("name at least one column for " + name);
        }
        bound.put(name, List.of(columns));
    }

    /**
     * The model's data, read from a source.
     *
     * @throws IOException naming the source and the place in it if a column is missing, the columns make more or fewer values than the model
     *     takes, or a value is missing, no number, or an index out of range
     */
    public final DataSet from(ColumnSource source) throws IOException {
        DataSet.Builder data = DataSet.builder();
        for (Input input : inputs.values()) {
            String[] columns = columns(input, source);
            int width = source.width(columns);
            if (input.width() != 0 && width != input.width()) {
                throw wrongWidth(input, source, width, columns);
            }
            switch (input.kind()) {
                case FLOATS -> data.add(input.name(), source.floats(columns), width);
                case DOUBLES -> data.add(input.name(), source.doubles(columns), width);
                case INTS -> data.add(input.name(), ints(input, source, columns), width);
            }
        }
        return data.build();
    }

    /** Says what is read from where: {@code X: float[2] from sqft, rooms}, a line for each of the model's data. */
    @Override
    public final String toString() {
        return inputs.values().stream()
                .map(input -> input.name() + ": " + input.kind() + input.shape() + " of " + input.width() + " from "
                        + String.join(", ", bound.getOrDefault(input.name(), List.of(input.name()))))
                .collect(Collectors.joining("\n"));
    }

    private static int[] ints(Input input, ColumnSource source, String... columns) throws IOException {
        return input.size() == 0 ? source.ints(columns) : source.indices(input.dimension(), input.size(), columns);
    }

    private String[] columns(Input input, ColumnSource source) throws IOException {
        List<String> named = bound.get(input.name());
        if (named != null) {
            return named.toArray(String[]::new);
        }
        if (!source.columns().contains(input.name())) {
            String example = Spelling.nearest(input.name(), source.columns())
                    .orElse(source.columns().isEmpty() ? "…" : source.columns().get(0));
            throw source.error("there is no column '" + input.name() + "' for the model's " + input.name() + " "
                    + input.shape() + "; say which it is, for example columns()." + input.name() + "(\"" + example
                    + "\"). The columns are " + shortened(source.columns()));
        }
        return new String[] {input.name()};
    }

    private static IOException wrongWidth(Input input, ColumnSource source, int width, String... columns)
            throws IOException {
        List<String> parts = new ArrayList<>();
        for (String column : columns) {
            int values = source.width(column);
            parts.add(values == 1 ? column : column + " (" + values + " values)");
        }
        return source.error("the model's " + input.name() + " " + input.shape() + " takes " + input.width()
                + (input.width() == 1 ? " value" : " values") + " a row, but the columns " + shortened(parts)
                + (width == 1 ? " make " : " make together ") + width);
    }

    private static String shortened(List<String> names) {
        int most = 20;
        return names.size() <= most
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, most)) + ", … (" + names.size() + " in all)";
    }
}
