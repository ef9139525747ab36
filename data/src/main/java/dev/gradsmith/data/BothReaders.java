package dev.gradsmith.data;

import java.io.IOException;

/** Two sources beside one another. */
final class BothReaders implements TableReader {
    private final String firstName;
    private final TableReader first;
    private final String secondName;
    private final TableReader second;
    private long read;

    BothReaders(String firstName, TableReader first, String secondName, TableReader second) {
        this.firstName = firstName;
        this.first = first;
        this.secondName = secondName;
        this.second = second;
    }

    @Override
    public Table next(int rows) throws IOException {
        Table left = first.next(rows);
        Table right = second.next(rows);
        if (left.rows() < right.rows()) {
            throw tooFew(firstName, left, secondName, right);
        }
        if (right.rows() < left.rows()) {
            throw tooFew(secondName, right, firstName, left);
        }
        read += left.rows();
        return left.with(right);
    }

    private DataException tooFew(String name, Table few, String otherName, Table more) {
        return new DataException(
                name,
                "expected " + (read + more.rows()) + " rows or more, as in " + otherName + ", found "
                        + (read + few.rows()));
    }

    @Override
    public int width() {
        return (int) Math.min(Integer.MAX_VALUE, (long) first.width() + second.width());
    }

    @Override
    public void close() throws IOException {
        try (first;
                second) {
            // Both are closed, whatever the one throws.
        }
    }
}
