package dev.gradsmith.runtime.support;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Data cannot be read any more, as against what a checkpoint or a listener could not write. */
final class UnreadableDataException extends UncheckedIOException {
    private static final long serialVersionUID = 1;

    UnreadableDataException(IOException cause) {
        super(cause);
    }
}
