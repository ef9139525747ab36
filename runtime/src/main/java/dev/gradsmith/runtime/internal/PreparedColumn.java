package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.ColumnValues;
import dev.gradsmith.runtime.NumberName;
import java.io.IOException;

/** A column after a step; what the step leaves alone is as before. */
class PreparedColumn implements ColumnValues {
    private final ColumnValues before;

    PreparedColumn(ColumnValues before) {
        this.before = before;
    }

    final ColumnValues before() {
        return before;
    }

    @Override
    public int width() {
        return before.width();
    }

    @Override
    public void read(int row, double[] values) throws IOException {
        before.read(row, values);
    }

    @Override
    public boolean isMissing(int row, int position) {
        return before.isMissing(row, position);
    }

    @Override
    public String text(int row) throws IOException {
        return before.text(row);
    }

    @Override
    public IOException refusal(int row, int position, String expected, String advice) {
        return before.refusal(row, Math.min(position, before.width() - 1), expected, advice);
    }

    /** A column of which nothing is missing any more. */
    static class Filled extends PreparedColumn {
        Filled(ColumnValues before) {
            super(before);
        }

        @Override
        public boolean isMissing(int row, int position) {
            return false;
        }

        @Override
        public String text(int row) throws IOException {
            if (!before().isMissing(row, 0)) {
                return before().text(row);
            }
            double[] values = new double[width()];
            read(row, values);
            return NumberName.of(values[0]);
        }
    }
}
