package dev.gradsmith.data;

import java.util.BitSet;
import java.util.Optional;

/** A column that a {@link ColumnBuilder} collected. */
final class BuiltColumn extends Column {
    private final Origin origin;
    private final double[] values;

    /** Which values are missing; of a column that is refused, which rows have such a value. */
    private final BitSet missing;

    private final Optional<ColumnBuilder.Refusal> refusal;

    BuiltColumn(
            Origin origin,
            String name,
            ArrayShape shape,
            double[] values,
            BitSet missing,
            Optional<ColumnBuilder.Refusal> refusal) {
        super(name, shape);
        this.origin = origin;
        this.values = values;
        this.missing = missing;
        this.refusal = refusal;
    }

    @Override
    public void read(int row, double[] into) throws DataException {
        if (refusal.isPresent()) {
            throw refusal.get().of(this);
        }
        int start = row * width();
        for (int i = 0; i < into.length; i++) {
            into[i] = missing.get(start + i) ? Double.NaN : values[start + i];
        }
    }

    @Override
    public boolean isMissing(int row, int position) {
        return missing.get(refusal.isPresent() ? row : row * width() + position);
    }

    @Override
    String place(int row) {
        return origin.place(row);
    }

    @Override
    String shown(int row, int position) {
        return isMissing(row, position) ? origin.missing() : super.shown(row, position);
    }
}
