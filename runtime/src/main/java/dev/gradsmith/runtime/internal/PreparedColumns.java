package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.ColumnSource;
import dev.gradsmith.runtime.ColumnValues;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A source some of whose columns are prepared as they are read. */
public final class PreparedColumns extends ColumnSource {
    private final ColumnSource source;
    private final Map<String, ColumnValues> prepared;

    private PreparedColumns(ColumnSource source, Map<String, ColumnValues> prepared) {
        this.source = source;
        this.prepared = prepared;
    }

    /**
     * Steps on the columns of a source. A column that the source does not have is an error when it is read: a prediction may do without.
     *
     * @throws IOException if a column has another number of values a row than in training
     */
    public static ColumnSource of(ColumnSource source, List<PreparationStep> steps) throws IOException {
        Map<String, ColumnValues> prepared = new HashMap<>();
        for (PreparationStep step : steps) {
            String name = step.column();
            if (!source.columns().contains(name)) {
                continue;
            }
            ColumnValues before = prepared.get(name);
            prepared.put(name, step.apply(before == null ? source.column(name) : before));
        }
        return new PreparedColumns(source, prepared);
    }

    @Override
    public List<String> columns() {
        return source.columns();
    }

    @Override
    public int rows() {
        return source.rows();
    }

    @Override
    public ColumnValues column(String name) throws IOException {
        ColumnValues column = prepared.get(name);
        return column == null ? source.column(name) : column;
    }

    @Override
    public IOException error(String message) {
        return source.error(message);
    }
}
