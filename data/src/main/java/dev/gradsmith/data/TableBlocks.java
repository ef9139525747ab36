package dev.gradsmith.data;

import dev.gradsmith.runtime.ColumnBlocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A source larger than memory, read block by block: to fit a {@link dev.gradsmith.runtime.Preparation} on it, and to make a
 * {@link BlockCache} of it. Each time one goes over it, it is read from the beginning.
 */
public abstract class TableBlocks implements ColumnBlocks {
    private static final int MOST_ROWS = 1 << 14;
    private static final int MOST_VALUES = 1 << 21;

    TableBlocks() {}

    /** Opens the source at its first row. */
    abstract TableReader open() throws IOException;

    /** What the source is and in which state; another text if it has changed since. */
    abstract String fingerprint() throws IOException;

    /** How errors name it. */
    abstract String name();

    /** The blocks of a file, which has changed if its size or its time of change has. */
    static TableBlocks ofFile(Path file, Opener opener) {
        return new TableBlocks() {
            @Override
            TableReader open() throws IOException {
                return opener.open();
            }

            @Override
            String fingerprint() throws IOException {
                try {
                    return file.toAbsolutePath() + ", " + Files.size(file) + " bytes of "
                            + Files.getLastModifiedTime(file);
                } catch (IOException e) {
                    throw DataException.of(file, e);
                }
            }

            @Override
            String name() {
                return file.toString();
            }
        };
    }

    /** Opens a source. */
    interface Opener {
        TableReader open() throws IOException;
    }

    /** A table that is in memory, as one block; it is taken for changed if its source or its number of rows is another. */
    public static TableBlocks of(Table table) {
        return new TableBlocks() {
            @Override
            TableReader open() {
                return new WholeTable(table);
            }

            @Override
            String fingerprint() {
                return table.source() + ", " + table.rows() + " rows";
            }

            @Override
            String name() {
                return table.source();
            }
        };
    }

    /**
     * The columns of these blocks and of others, row beside row. Reading them says so if one of the two has more rows.
     */
    public TableBlocks with(TableBlocks other) {
        TableBlocks first = this;
        return new TableBlocks() {
            @Override
            TableReader open() throws IOException {
                TableReader opened = first.open();
                try {
                    return new BothReaders(first.name(), opened, other.name(), other.open());
                } catch (IOException e) {
                    opened.close();
                    throw e;
                }
            }

            @Override
            String fingerprint() throws IOException {
                return first.fingerprint() + "\n" + other.fingerprint();
            }

            @Override
            String name() {
                return first.name() + " with " + other.name();
            }
        };
    }

    @Override
    public final void forEachBlock(Visitor visitor) throws IOException {
        try (TableReader reader = open()) {
            int rows = Math.max(1, Math.min(MOST_ROWS, MOST_VALUES / Math.max(1, reader.width())));
            for (Optional<Table> block = reader.next(rows); block.isPresent(); block = reader.next(rows)) {
                visitor.visit(block.get());
            }
        }
    }

    private static final class WholeTable implements TableReader {
        private Optional<Table> table;

        WholeTable(Table table) {
            this.table = Optional.of(table);
        }

        @Override
        public Optional<Table> next(int rows) {
            Optional<Table> next = table;
            table = Optional.empty();
            return next;
        }

        @Override
        public int width() {
            return 1;
        }

        @Override
        public void close() {}
    }
}
