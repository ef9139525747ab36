package dev.gradsmith.data;

import java.util.List;

/** A column of text: categories, each kept once. Nobody can read it as numbers. */
final class TextColumn extends Column {
    /** The code of a row without a value. */
    static final int MISSING = -1;

    private final Origin origin;
    private final int[] codes;
    private final List<String> words;
    private final ColumnBuilder.Refusal refusal;

    /**
     * @param codes of each row, the position of its text in {@code words}; may be longer
     * @param refusal of the first text as a number
     */
    TextColumn(Origin origin, String name, int rows, int[] codes, List<String> words, ColumnBuilder.Refusal refusal) {
        super(name, ArrayShape.ofNumbers(rows));
        this.origin = origin;
        this.codes = codes;
        this.words = words;
        this.refusal = refusal;
    }

    @Override
    public void read(int row, double[] values) throws DataException {
        throw refusal.of(this);
    }

    @Override
    public boolean isMissing(int row, int position) {
        return codes[row] == MISSING;
    }

    @Override
    public String text(int row) {
        return isMissing(row, 0) ? "" : words.get(codes[row]);
    }

    @Override
    String place(int row) {
        return origin.place(row);
    }

    @Override
    String shown(int row, int position) {
        return isMissing(row, position) ? origin.missing() : NumberText.quoted(text(row));
    }
}
