package dev.gradsmith.progress;

import java.io.IOException;
import org.jline.terminal.TerminalBuilder;

/** Whether the standard error stream is a terminal that can draw a line again. */
final class Terminal {
    private Terminal() {}

    static boolean isThere() {
        try (org.jline.terminal.Terminal terminal = TerminalBuilder.builder()
                .system(true)
                .systemOutput(TerminalBuilder.SystemOutput.SysErr)
                .dumb(true)
                .build()) {
            return !terminal.getType().startsWith(org.jline.terminal.Terminal.TYPE_DUMB);
        } catch (IOException | IllegalStateException e) {
            return false;
        }
    }
}
