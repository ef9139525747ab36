package dev.gradsmith.runtime;

import java.io.IOException;
import java.nio.file.Path;

/** A file is not what a safetensors file, or a checkpoint of this model, has to be. The message names the file. */
public final class SafetensorsException extends IOException {
    private static final long serialVersionUID = 1;

    /** An exception about a file. */
    public SafetensorsException(Path file, String problem) {
        super(file + ": " + problem);
    }
}
