package dev.gradsmith.data;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;

/** The lines of a text, none of them endless: a file without line ends is refused before it fills the memory. */
final class LineReader {
    private static final int LONGEST = 1 << 26;

    private final Path file;
    private final Reader reader;
    private final StringBuilder line = new StringBuilder();
    private long number;
    private boolean afterReturn;

    /** The reader should be buffered: it is asked for one character after another. */
    LineReader(Path file, Reader reader) {
        this.file = file;
        this.reader = reader;
    }

    /** Goes on to the next line; false at the end. */
    boolean next() throws IOException {
        line.setLength(0);
        number++;
        int character = reader.read();
        if (afterReturn && character == '\n') {
            character = reader.read();
        }
        if (character < 0) {
            return false;
        }
        while (character >= 0 && character != '\n' && character != '\r') {
            if (line.length() == LONGEST) {
                throw new DataException(file, number, "a line of more than " + LONGEST + " characters");
            }
            line.append((char) character);
            character = reader.read();
        }
        afterReturn = character == '\r';
        return true;
    }

    /** The line, without its end. */
    String text() {
        return line.toString();
    }

    /** Which line it is, from 1. */
    long number() {
        return number;
    }
}
