package dev.gradsmith.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
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

    /** The same where a handler cannot write the first. */
    static final class ProcessWithAHandlerThatThrows {
        private ProcessWithAHandlerThatThrows() {}

        public static void main(String[] arguments) {
            Logger logger = Logger.getLogger("dev.gradsmith.runtime");
            logger.addHandler(new ConsoleHandler() {
                @Override
                public synchronized void publish(LogRecord record) {
                    if (record.getMessage().equals("text 0")) {
                        throw new IllegalStateException("cannot write");
                    }
                }
            });
            ShortProcess.main(arguments);
        }
    }

    private static String output(Class<?> main) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName()))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    @Test
    void allIsWrittenInItsOrderBeforeTheProcessEnds() throws IOException, InterruptedException {
        assertThat(output(ShortProcess.class))
                .containsSubsequence("text 0", "text 1", "text 2")
                .doesNotContain("not on");
    }

    @Test
    void whatAHandlerCannotWriteKeepsNothingElseFromBeingWritten() throws IOException, InterruptedException {
        assertThat(output(ProcessWithAHandlerThatThrows.class)).containsSubsequence("text 1", "text 2");
    }
}
