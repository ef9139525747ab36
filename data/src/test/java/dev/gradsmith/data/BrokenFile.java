package dev.gradsmith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * A file with something wrong in it.
 *
 * @param what is wrong, in words
 * @param message of the error, after the file's name; where it ends in … it may go on
 */
record BrokenFile(String what, byte[] content, String message) {
    private static final long MOST_MEMORY = 32L << 20;

    /** Reads a file and uses what is in it. */
    interface Use {
        void of(Path file) throws IOException;
    }

    static BrokenFile of(String what, byte[] content, String message) {
        return new BrokenFile(what, content, message);
    }

    static BrokenFile of(String what, String content, String message) {
        return new BrokenFile(what, content.getBytes(StandardCharsets.UTF_8), message);
    }

    /** Is refused with exactly the message, and without more memory than a small file deserves. */
    void isRefused(Path folder, Use use) throws IOException {
        Path file = Files.write(folder.resolve("broken"), content);
        long before = allocated();
        DataException failure = catchThrowableOfType(DataException.class, () -> use.of(file));
        long after = allocated();

        assertThat(failure).as(what).isNotNull();
        if (message.endsWith("…")) {
            assertThat(failure.getMessage()).as(what).startsWith(file + message.substring(0, message.length() - 1));
        } else {
            assertThat(failure.getMessage()).as(what).isEqualTo(file + message);
        }
        assertThat(after - before).as("bytes allocated").isLessThan(MOST_MEMORY);
        assertThat(folder.toFile().list()).containsExactly("broken");
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    /** How many bytes this thread has asked for so far. */
    static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    @Override
    public String toString() {
        return what;
    }
}
