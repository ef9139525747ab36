package dev.gradsmith.data;

import java.io.IOException;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Two sources beside one another. */
final class BothReaders implements TableReader {
    private final Side first;
    private final Side second;
    private long read;

    BothReaders(String firstName, TableReader first, String secondName, TableReader second) {
        this.first = new Side(firstName, first);
        this.second = new Side(secondName, second);
    }

    /**
     * One of the two. It may give fewer rows than it is asked for, as where some are left out: what the other has given beyond these waits,
     * and is not read over.
     */
    private static final class Side {
        private final String name;
        private final TableReader reader;
        private @Nullable Table given;
        private int taken;

        Side(String name, TableReader reader) {
            this.name = name;
            this.reader = reader;
        }

        /** How many rows are there; only at the end there are none. */
        int rows(int most) throws IOException {
            Table now = given;
            if (now == null) {
                now = reader.next(most);
                given = now;
                taken = 0;
            }
            return now.rows() - taken;
        }

        /** The next of the rows that are there. */
        Table take(int rows) throws DataException {
            Table all = Objects.requireNonNull(given);
            int from = taken;
            taken += rows;
            if (taken == all.rows()) {
                given = null;
            }
            return rows == all.rows()
                    ? all
                    : all.select(IntStream.range(from, taken).toArray());
        }
    }

    @Override
    public Table next(int rows) throws IOException {
        int left = first.rows(rows);
        int right = second.rows(rows);
        if (left == 0 && right > 0) {
            throw tooFew(first, second, right);
        }
        if (right == 0 && left > 0) {
            throw tooFew(second, first, left);
        }
        int both = Math.min(left, right);
        read += both;
        return first.take(both).with(second.take(both));
    }

    private DataException tooFew(Side few, Side many, int more) {
        return new DataException(
                few.name, "expected " + (read + more) + " rows or more, as in " + many.name + ", found " + read);
    }

    @Override
    public int width() {
        return (int) Math.min(Integer.MAX_VALUE, (long) first.reader.width() + second.reader.width());
    }

    @Override
    public void close() throws IOException {
        try (first.reader;
                second.reader) {
            // Both are closed, whatever the one throws.
        }
    }
}
