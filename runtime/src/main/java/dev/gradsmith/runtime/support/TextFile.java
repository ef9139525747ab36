package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.internal.WholeFile;
import java.io.IOException;
import java.nio.file.Path;

/** Files of text that nobody ever sees a part of. */
public final class TextFile {
    private TextFile() {}

    /**
     * Writes text as UTF-8, in one step.
     *
     * @throws IOException if that cannot be; what was there is still as it was
     */
    public static void write(Path file, String text) throws IOException {
        WholeFile.write(file, text);
    }
}
