package dev.gradsmith.data;

import java.io.IOException;

/** Blocks of which a caller has decided what becomes of their missing values, block by block as {@link Table} does with all. */
final class DecidedBlocks extends TableBlocks {
    private final TableBlocks blocks;
    private final String decision;
    private final Opened opened;

    /** What is done with a reader. */
    interface Opened {
        TableReader decide(TableReader reader);
    }

    private DecidedBlocks(TableBlocks blocks, String decision, Opened opened) {
        this.blocks = blocks;
        this.decision = decision;
        this.opened = opened;
    }

    static TableBlocks missingAsNaN(TableBlocks blocks) {
        return new DecidedBlocks(blocks, "with missing values as NaN", AsNaN::new);
    }

    static TableBlocks withoutMissing(TableBlocks blocks, String... names) {
        String[] kept = names.clone();
        String where = kept.length == 0 ? "a value is" : "a value of '" + String.join("', '", kept) + "' is";
        return new DecidedBlocks(
                blocks, "without rows where " + where + " missing", reader -> new Without(blocks.name(), reader, kept));
    }

    @Override
    TableReader open() throws IOException {
        return opened.decide(blocks.open());
    }

    @Override
    String fingerprint() throws IOException {
        return "(" + blocks.fingerprint() + ") " + decision;
    }

    @Override
    String name() {
        return blocks.name();
    }

    private record AsNaN(TableReader reader) implements TableReader {
        @Override
        public Table next(int rows) throws IOException {
            return reader.next(rows).missingAsNaN();
        }

        @Override
        public int width() {
            return reader.width();
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }

    /** Blocks of which nothing is left are passed over: one without rows is the end. */
    private static final class Without implements TableReader {
        private final String source;
        private final TableReader reader;
        private final String[] names;
        private boolean isAnyRead;
        private boolean isAnyKept;

        Without(String source, TableReader reader, String[] names) {
            this.source = source;
            this.reader = reader;
            this.names = names;
        }

        @Override
        public Table next(int rows) throws IOException {
            while (true) {
                Table block = reader.next(rows);
                Table kept = block.complete(names);
                if (kept.rows() > 0) {
                    isAnyKept = true;
                    return kept;
                }
                if (block.rows() == 0) {
                    if (isAnyRead && !isAnyKept) {
                        throw Table.nothingLeft(source);
                    }
                    return kept;
                }
                isAnyRead = true;
            }
        }

        @Override
        public int width() {
            return reader.width();
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
