package dev.gradsmith.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.runtime.Epoch;
import dev.gradsmith.runtime.FitOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingProgressTest {
    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private long now;

    private List<String> lines(int epochs, long nanosecondsEach) {
        try (TrainingProgress progress = new TrainingProgress(new LineDisplay(out), epochs, () -> now)) {
            for (int i = 1; i <= epochs; i++) {
                now += nanosecondsEach;
                progress.accept(new Epoch(i, 8.0 / i, 250, 1_000, nanosecondsEach));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void linesTellEpochLossSpeedAndTimeLeft() {
        assertThat(lines(4, 90 * SECOND))
                .containsExactly(
                        "epoch 1/4  loss 8.000  250 steps  11.1 examples/s  4:30 left",
                        "epoch 2/4  loss 4.000  500 steps  11.1 examples/s  3:00 left",
                        "epoch 3/4  loss 2.667  750 steps  11.1 examples/s  1:30 left",
                        "epoch 4/4  loss 2.000  1,000 steps  11.1 examples/s");
    }

    @Test
    void shortEpochsDoNotFillALog() {
        List<String> lines = lines(10_000, SECOND / 1_000);
        assertThat(lines).hasSizeBetween(10, 12);
        assertThat(lines.get(0)).startsWith("epoch 1/10000 ");
        assertThat(lines.get(lines.size() - 1)).startsWith("epoch 10000/10000 ").contains("1.0 M examples/s");
    }

    @Test
    void lossThatIsNotFiniteIsSaid() {
        assertThat(new State(new Epoch(1, Double.NaN, 0, 0, 0), 2, 0, SECOND).line())
                .isEqualTo("epoch 1/2  loss NaN  0 steps  0:01 left");
    }

    @Test
    void validationLossStandsBesideTheLoss() {
        Epoch epoch = new Epoch(2, 0.25, 10, 40, SECOND, Map.of(), Map.of("loss", 0.5), Map.of());
        State state = new State(epoch, 2, 20, 2 * SECOND);
        assertThat(state.line()).isEqualTo("epoch 2/2  loss 0.2500  validation 0.5000  20 steps  40.0 examples/s");
        assertThat(state.measures()).isEqualTo("loss 0.2500, validation 0.5000, step 20, 40.0/s");
    }

    @Test
    void longTimesHaveHours() {
        assertThat(State.clock(11_045 * SECOND)).isEqualTo("3:04:05");
        assertThat(State.clock(59 * SECOND)).isEqualTo("0:59");
    }

    @Test
    void isAListenerOfOptions() {
        FitOptions options = FitOptions.epochs(1);
        try (TrainingProgress progress = TrainingProgress.lines(options, out)) {
            options.onEpoch(progress).onEpoch().accept(new Epoch(1, 0.5, 1, 1, 1));
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8)).startsWith("epoch 1/1  loss 0.5000");
    }

    @Test
    void barReachesItsEnd() {
        try (BarDisplay bar = BarDisplay.to(out, 120, 3)) {
            for (int i = 1; i <= 3; i++) {
                bar.show(new State(new Epoch(i, 1.5, 1, 1, 1), 3, i, i));
            }
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("epoch 100%")
                .contains("3/3")
                .contains("loss 1.500, step 3");
    }
}
