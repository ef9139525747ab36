package dev.gradsmith.examples.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecognizeDigitsTest {
    @TempDir
    private Path folder;

    @Test
    void startedAgainItGoesOnFromTheCheckpoint() throws IOException {
        float first = RecognizeDigits.run(folder, 2);
        byte[] page = Files.readAllBytes(folder.resolve("report.html"));
        assertThat(first).isGreaterThan(0.85f);

        assertThat(RecognizeDigits.run(folder, 2)).isEqualTo(first);
        assertThat(folder.resolve("report.html")).hasBinaryContent(page);

        assertThat(RecognizeDigits.run(folder, 6)).isGreaterThan(first);
        assertThat(folder.resolve("receipt.json")).content().contains("epochs");
    }
}
