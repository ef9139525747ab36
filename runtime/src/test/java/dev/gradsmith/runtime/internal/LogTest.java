package dev.gradsmith.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LogTest {
    /** What a process logs that ends at once. */
    static final class ShortProcess {
        private ShortProcess() {}

        public static void main(String[] arguments) {
            for (int i = 0; i < 3; i++) {
                String text = "text " + i;
                Log.log(Level.INFO, () -> text);
            }
            Log.log(Level.DEBUG, () -> "not on");
        }
    }

    @Test
    void allIsWrittenInItsOrderBeforeTheProcessEnds() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ShortProcess.class.getName()))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).containsSubsequence("text 0", "text 1", "text 2").doesNotContain("not on");
    }
}
