package dev.gradsmith.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.runtime.Epoch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpochRecorderTest {
    @TempDir
    private Path folder;

    @Test
    void everyEpochIsAnEventOfItsLength() throws IOException, InterruptedException {
        Path file = folder.resolve("run.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("dev.gradsmith.Epoch").withoutThreshold();
            recording.start();
            EpochRecorder recorder = new EpochRecorder();
            for (int i = 1; i <= 3; i++) {
                Thread.sleep(5);
                recorder.accept(new Epoch(i, 1.0 / i, 10, 40, 5_000_000));
            }
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> events = RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals("dev.gradsmith.Epoch"))
                .toList();
        assertThat(events).extracting(event -> event.getInt("number")).containsExactly(1, 2, 3);
        assertThat(events.get(1).getDouble("meanLoss")).isEqualTo(0.5);
        assertThat(events.get(1).getDouble("validationLoss")).isNaN();
        assertThat(events.get(2).getDuration().toMillis()).isGreaterThanOrEqualTo(4);
    }
}
