package dev.gradsmith.data;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** A source while it is read, block of rows by block of rows. */
interface TableReader extends Closeable {

    /** The next rows, as many or, at the end, fewer; empty if there are no more. A table may be overwritten by the next. */
    Optional<Table> next(int rows) throws IOException;

    /** How many values a row has, as far as it is known before any was read. */
    int width();
}
