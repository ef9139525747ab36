package dev.gradsmith.data;

import java.io.IOException;
import java.nio.file.Path;

/** A CSV file that cannot be read as asked: the message names file, line and column, and what was expected and found. */
public final class CsvException extends IOException {
    private static final long serialVersionUID = 1;

    CsvException(Path file, String message) {
        super(file + ": " + message);
    }

    CsvException(Path file, long line, String message) {
        super(file + ":" + line + ": " + message);
    }
}
