package dev.gradsmith.data;

import java.io.Closeable;
import java.io.IOException;

/** A source while it is read, block of rows by block of rows. */
interface TableReader extends Closeable {

    /** The next rows: as many or fewer, and none after the last. A table may be overwritten by the next. */
    Table next(int rows) throws IOException;

    /** How many values a row has, as far as it is known before any was read. */
    int width();
}
