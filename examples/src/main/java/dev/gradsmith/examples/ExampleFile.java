package dev.gradsmith.examples;

import dev.gradsmith.data.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The data that come with the examples: files in their class path. */
public final class ExampleFile {

    /** Reads a file. */
    public interface Reader {
        Table read(Path file) throws IOException;
    }

    private ExampleFile() {}

    /** Reads a file among these resources as one that lies on a disk. */
    public static Table read(String name, Reader reader) throws IOException {
        Path folder = Files.createTempDirectory("gradsmith-examples");
        Path file = folder.resolve(name);
        try (InputStream resource = ExampleFile.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IOException(name + " is not among the examples' resources");
            }
            Files.copy(resource, file, StandardCopyOption.REPLACE_EXISTING);
            return reader.read(file);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }
}
