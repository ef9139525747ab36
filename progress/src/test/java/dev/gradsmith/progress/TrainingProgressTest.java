package dev.gradsmith.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.runtime.Epoch;
import dev.gradsmith.runtime.EpochProgress;
import dev.gradsmith.runtime.FitOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TrainingProgressTest {
    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private long now;

    private List<String> lines(int epochs, long nanosecondsEach) {
        try (TrainingProgress progress =
                new TrainingProgress(new LineDisplay(out), FitOptions.epochs(epochs), () -> now)) {
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

    /** Of epochs that take a second each, the last ten after a resumption. */
    @Test
    void timeLeftIsOfTheEpochsThatThisRunMakes() {
        try (TrainingProgress progress =
                new TrainingProgress(new LineDisplay(out), FitOptions.epochs(100), () -> now)) {
            now += 60 * SECOND; // before the fit
            tell(progress, new EpochProgress(91, 100, 0, 10, 900, 0, Double.NaN, 0));
            now += SECOND;
            progress.accept(new Epoch(91, 0.5, 10, 40, SECOND));
            now += SECOND;
            progress.accept(new Epoch(92, 0.25, 10, 40, SECOND));
        }
        assertThat(text().lines())
                .containsExactly(
                        "epoch 91/100  loss 0.5000  910 steps  40.0 examples/s  0:09 left",
                        "epoch 92/100  loss 0.2500  920 steps  40.0 examples/s  0:08 left");
    }

    @Test
    void aListenerOfEpochsAloneCountsFromTheFirstItHears() {
        try (TrainingProgress progress =
                new TrainingProgress(new LineDisplay(out), FitOptions.epochs(100), () -> now)) {
            now += SECOND;
            progress.accept(new Epoch(91, 0.5, 10, 40, SECOND));
        }
        assertThat(text()).contains("0:09 left");
    }

    @Test
    void anEpochThatTakesLongHasALineEachHalfMinute() {
        try (TrainingProgress progress = new TrainingProgress(new LineDisplay(out), FitOptions.epochs(2), () -> now)) {
            for (int second = 0; second < 80; second++) {
                tell(progress, new EpochProgress(1, 2, second, 80, 0, second * 4L, 2, second * SECOND));
                now += SECOND;
            }
            progress.accept(new Epoch(1, 1, 80, 320, 80 * SECOND));
        }
        assertThat(text().lines())
                .containsExactly(
                        "epoch 1/2  loss 2.000  step 30/80  4.0 examples/s  30 steps in all  2:10 left",
                        "epoch 1/2  loss 2.000  step 60/80  4.0 examples/s  60 steps in all  1:40 left",
                        "epoch 1/2  loss 1.000  80 steps  4.0 examples/s  1:20 left");
    }

    @Test
    void aFitThatEndsEarlyHasItsLastLine() {
        try (TrainingProgress progress =
                new TrainingProgress(new LineDisplay(out), FitOptions.epochs(100), () -> now)) {
            for (int i = 1; i <= 92; i++) {
                progress.accept(new Epoch(i, 0.5, 10, 40, SECOND / 1_000));
                now += SECOND / 1_000;
            }
        }
        assertThat(text().lines())
                .containsExactly(
                        "epoch 1/100  loss 0.5000  10 steps  40.0 k examples/s  0:00 left",
                        "epoch 92/100  loss 0.5000  920 steps  40.0 k examples/s");
    }

    /** The first epochs are short; the last never ends. */
    @Test
    void anEpochWithoutALineIsNotSaidAfterALaterOne() {
        try (TrainingProgress progress = new TrainingProgress(new LineDisplay(out), FitOptions.epochs(9), () -> now)) {
            for (int i = 1; i <= 2; i++) {
                now += SECOND / 2;
                progress.accept(new Epoch(i, 0.5, 10, 40, SECOND / 2));
            }
            now += 40 * SECOND;
            tell(progress, new EpochProgress(3, 9, 5, 10, 20, 20, 0.25, 40 * SECOND));
        }
        assertThat(text().lines())
                .containsExactly(
                        "epoch 1/9  loss 0.5000  10 steps  80.0 examples/s  0:04 left",
                        "epoch 3/9  loss 0.2500  step 5/10  0.5 examples/s  25 steps in all  1:47 left");
    }

    @Test
    void theBarMovesWithinAnEpochAndBeginsWhereARunGoesOn() {
        try (TrainingProgress progress =
                new TrainingProgress(BarDisplay.to(out, 140, 4), FitOptions.epochs(4), () -> now)) {
            tell(progress, new EpochProgress(3, 4, 500, 1_000, 2_000, 16_000, 0.5, SECOND));
        }
        assertThat(text()).contains("epoch  62%", "2/4", "step 500/1,000, 16.0 k/s, 2,500 in all");
    }

    private static void tell(TrainingProgress progress, EpochProgress now) {
        progress.options().onProgress().orElseThrow().accept(now);
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
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
        assertThat(State.over(new Epoch(1, Double.NaN, 0, 0, 0), 2, 0, 0, SECOND)
                        .line())
                .isEqualTo("epoch 1/2  loss NaN  0 steps  0:01 left");
    }

    @Test
    void validationLossStandsBesideTheLoss() {
        Epoch epoch = new Epoch(2, 0.25, 10, 40, SECOND, Map.of(), Map.of("loss", 0.5), Map.of());
        State state = State.over(epoch, 2, 10, 0, 2 * SECOND);
        assertThat(state.line()).isEqualTo("epoch 2/2  loss 0.2500  validation 0.5000  20 steps  40.0 examples/s");
        assertThat(state.measures()).isEqualTo("loss 0.2500, validation 0.5000, step 10/10, 40.0/s, 20 in all");
    }

    @Test
    void anEpochWithoutAStepHasNoLossYet() {
        EpochProgress now = new EpochProgress(2, 2, 0, 10, 10, 0, Double.NaN, SECOND);
        assertThat(State.within(now, OptionalDouble.empty(), 0, SECOND).measures())
                .isEqualTo("step 0/10, 10 in all");
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
            progress.options().onEpoch().accept(new Epoch(1, 0.5, 1, 1, 1));
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8)).startsWith("epoch 1/1  loss 0.5000");
    }

    @Test
    void barReachesItsEnd() {
        try (BarDisplay bar = BarDisplay.to(out, 120, 3)) {
            for (int i = 1; i <= 3; i++) {
                bar.over(State.over(new Epoch(i, 1.5, 1, 1, 1), 3, i - 1, 0, i));
            }
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("epoch 100%")
                .contains("3/3")
                .contains("loss 1.500, step 1/1");
    }
}
