package dev.gradsmith.data;

import java.io.IOException;
import java.util.Optional;

/** Two sources beside one another. */
record BothReaders(String firstName, TableReader first, String secondName, TableReader second) implements TableReader {

    @Override
    public Optional<Table> next(int rows) throws IOException {
        Optional<Table> left = first.next(rows);
        Optional<Table> right = second.next(rows);
        if (left.isPresent() != right.isPresent()) {
            throw new DataException(
                    left.isPresent() ? secondName : firstName,
                    "it has fewer rows than " + (left.isPresent() ? firstName : secondName));
        }
        return left.isPresent() ? Optional.of(left.get().with(right.orElseThrow())) : left;
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
