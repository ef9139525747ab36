package dev.gradsmith.runtime.support;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What a run was made with. */
final class Versions {
    private Versions() {}

    /** Gradsmith's; {@code unknown} where the runtime's classes were taken out of their jar. */
    static String gradsmith() {
        try (InputStream stream = Versions.class.getResourceAsStream("/dev/gradsmith/runtime/version.txt")) {
            return stream == null ? "unknown" : new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }

    static String java() {
        return Runtime.version() + " " + System.getProperty("os.arch");
    }
}
