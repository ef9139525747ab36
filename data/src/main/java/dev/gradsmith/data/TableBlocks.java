package dev.gradsmith.data;

import dev.gradsmith.runtime.ColumnBlocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A source larger than memory, read block by block: to fit a {@link dev.gradsmith.runtime.Preparation} on it, and to make a
 * {@link BlockCache} of it. Each time one goes over it, it is read from the beginning.
 */
public abstract class TableBlocks implements ColumnBlocks {
    /** Before a row has come, nothing may be known of how wide it is. */
    private static final int FIRST_ROWS = 1 << 6;

    private static final int MOST_ROWS = 1 << 14;
    private static final int MOST_VALUES = 1 << 21;

    TableBlocks() {}

    /** Opens the source at its first row. */
    abstract TableReader open() throws IOException;

    /** What the source is and in which state; another text if it has changed since. */
    abstract String fingerprint() throws IOException;

    /** How errors name it. */
    abstract String name();

    /**
     * The blocks of a file, which has changed if its size or its time of change has.
     *
     * @param reading in what way it is read, where other ways give other values of the same columns; else empty
     */
    static TableBlocks ofFile(Path file, String reading, Opener opener) {
        return new TableBlocks() {
            @Override
            TableReader open() throws DataException {
                try {
                    return new NamedFailures(file, opener.open());
                } catch (IOException e) {
                    throw DataException.of(file, e);
                }
            }

            @Override
            String fingerprint() throws IOException {
                try {
                    return file.toAbsolutePath() + ", " + Files.size(file) + " bytes of "
                            + Files.getLastModifiedTime(file) + (reading.isEmpty() ? "" : ", " + reading);
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

    /** All rows of a file as one table. */
    static Table whole(Path file, Opener opener) throws DataException {
        try (TableReader reader = ofFile(file, "", opener).open()) {
            return reader.next(Integer.MAX_VALUE);
        } catch (IOException e) {
            throw DataException.of(file, e);
        }
    }

    /** Opens a source. */
    interface Opener {
        TableReader open() throws IOException;
    }

    /** A table that is in memory. A cache of it is stale as soon as a single value, text or name in it is another. */
    public static TableBlocks of(Table table) {
        return new TableInMemory(table);
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

    /** These blocks with missing values read as NaN; as {@code int} they stay refused. The same as {@link Table#missingAsNaN}. */
    public TableBlocks missingAsNaN() {
        return DecidedBlocks.missingAsNaN(this);
    }

    /**
     * These blocks without the rows in which one of these columns has a missing value; without a name, any column. The same as
     * {@link Table#dropMissing}: reading them says so if there is no such column, or no row is left.
     */
    public TableBlocks dropMissing(String... names) {
        return DecidedBlocks.withoutMissing(this, names);
    }

    @Override
    public final void forEachBlock(Visitor visitor) throws IOException {
        try (TableReader reader = open()) {
            int most = Math.min(FIRST_ROWS, rowsOf(reader.width()));
            for (Table block = reader.next(most); block.rows() > 0; block = reader.next(most)) {
                most = rowsOf(block.width(block.columns().toArray(String[]::new)));
                visitor.visit(block);
            }
        }
    }

    /** How many rows of so many values a block has. */
    private static int rowsOf(int width) {
        return Math.max(1, Math.min(MOST_ROWS, MOST_VALUES / Math.max(1, width)));
    }
}
