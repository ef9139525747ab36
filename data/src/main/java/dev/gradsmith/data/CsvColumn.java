package dev.gradsmith.data;

import java.util.OptionalDouble;

/** A column of a CSV file; its fields are parsed when they are read. */
final class CsvColumn extends Column {
    private final CsvFile file;
    private final int position;

    CsvColumn(CsvFile file, int position) {
        super(file.columns().get(position), ArrayShape.ofNumbers(file.rows().size()));
        this.file = file;
        this.position = position;
    }

    @Override
    void read(int row, double[] values) throws DataException {
        String field = field(row);
        OptionalDouble number = NumberText.parse(field);
        if (number.isEmpty() && !field.isEmpty()) {
            throw refusal(row, 0, NumberText.expected(field), "");
        }
        values[0] = number.orElse(Double.NaN);
    }

    @Override
    boolean isMissing(int row, int ignored) {
        return field(row).isEmpty();
    }

    @Override
    String place(int row) {
        return file.path() + ":" + file.lines()[row];
    }

    @Override
    String shown(int row, int ignored) {
        String field = field(row);
        return field.isEmpty() ? "an empty field" : NumberText.quoted(field);
    }

    private String field(int row) {
        return file.rows().get(row)[position].strip();
    }
}
