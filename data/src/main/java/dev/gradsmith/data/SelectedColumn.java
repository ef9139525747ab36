package dev.gradsmith.data;

/** Some rows of a column. */
final class SelectedColumn extends Column {
    private final Column column;
    private final int[] rows;

    /** @param rows kept, not copied */
    SelectedColumn(Column column, int[] rows) {
        super(column.name(), new ArrayShape(rows.length, column.rowShape()));
        this.column = column;
        this.rows = rows;
    }

    @Override
    public void read(int row, double[] values) throws DataException {
        column.read(rows[row], values);
    }

    @Override
    public boolean isMissing(int row, int position) {
        return column.isMissing(rows[row], position);
    }

    @Override
    public String text(int row) throws DataException {
        return column.text(rows[row]);
    }

    @Override
    String place(int row) {
        return column.place(rows[row]);
    }

    @Override
    String shown(int row, int position) {
        return column.shown(rows[row], position);
    }
}
