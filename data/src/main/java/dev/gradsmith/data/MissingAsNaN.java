package dev.gradsmith.data;

/** A column whose missing values are NaN, as their reader has decided. */
final class MissingAsNaN extends Column {
    private final Column column;

    MissingAsNaN(Column column) {
        super(column.name(), column.shape());
        this.column = column;
    }

    @Override
    public void read(int row, double[] values) throws DataException {
        column.read(row, values);
    }

    @Override
    public String text(int row) throws DataException {
        return column.text(row);
    }

    @Override
    String place(int row) {
        return column.place(row);
    }

    @Override
    String shown(int row, int position) {
        return column.shown(row, position);
    }
}
