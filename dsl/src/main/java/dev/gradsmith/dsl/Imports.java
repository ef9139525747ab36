package dev.gradsmith.dsl;

import java.util.Optional;

/** Where the text of imported files comes from. */
@FunctionalInterface
public interface Imports {
    /**
     * A file's text.
     *
     * @param file the file as diagnostics show it; the same file has one such name, from wherever it is imported
     */
    record Source(String file, String text) {}

    /**
     * The file that {@code path} means in an import of the file {@code from}; empty where there is none that can be read.
     *
     * @param from the importing file as diagnostics show it
     */
    Optional<Source> find(String from, String path);

    /** No files at all: only the standard library can be imported. */
    static Imports none() {
        return (from, path) -> Optional.empty();
    }
}
