package dev.gradsmith.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.gradsmith.runtime.Schedule.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static double[] factors(Schedule schedule, int epochs) {
        return IntStream.range(0, epochs)
                .mapToDouble(epoch -> schedule.factor(new Progress(epoch, List.of())))
                .toArray();
    }

    @Test
    void followTheirFormulas() {
        assertThat(factors(Schedule.constant(), 3)).containsExactly(1, 1, 1);
        assertThat(factors(Schedule.step(2, 0.1), 5)).containsExactly(1, 1, 0.1, 0.1, Math.pow(0.1, 2));
        assertThat(factors(Schedule.exponential(0.5), 4)).containsExactly(1, 0.5, 0.25, 0.125);
        assertThat(factors(Schedule.cosine(4), 6))
                .containsExactly(
                        new double[] {1, (1 + Math.sqrt(0.5)) / 2, 0.5, (1 - Math.sqrt(0.5)) / 2, 0, 0}, within(1e-15));
        assertThat(factors(Schedule.cosine(2, 0.2), 3)).containsExactly(new double[] {1, 0.6, 0.2}, within(1e-15));
        assertThat(factors(Schedule.warmUp(2, 0.25), 4)).containsExactly(0.25, 0.625, 1, 1);
    }

    private static final double[] WATCHED = {
        5, 4, 4, 4, 4.5, 3, 3, 3, 3, 3, 3, 2, 2.5, 2.5, 2.5, 1, 1, 1, 1, 1, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 0.4, 0.4, 0.4,
        0.4
    };

    /** The rates that PyTorch's schedulers make of 0.5, which {@code schedules/reference.py} wrote down. */
    @Test
    void agreeWithPyTorch() throws IOException {
        Map<String, Schedule> schedules = Map.of(
                "step(4, 0.3)", Schedule.step(4, 0.3),
                "exponential(0.9)", Schedule.exponential(0.9),
                "cosine(29, 0.1)", Schedule.cosine(29, 0.1),
                "warmUp(6, 0.25)", Schedule.warmUp(6, 0.25),
                "warmUp(5, 0.2).then(5, exponential(0.8))",
                        Schedule.warmUp(5, 0.2).then(5, Schedule.exponential(0.8)),
                "onPlateau(3, 0.5)", Schedule.onPlateau(Monitor.meanLoss(), 3, 0.5));
        List<String> lines = Files.readAllLines(Path.of("src/test/resources/schedules/reference.csv"));
        assertThat(lines).hasSize(schedules.size() + 1);
        for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.split(";", 2);
            double[] expected = Arrays.stream(parts[1].split(" ", -1))
                    .mapToDouble(rate -> Double.parseDouble(rate) / 0.5)
                    .toArray();
            assertThat(onPlateau(schedules.get(parts[0]), WATCHED))
                    .as(parts[0])
                    .containsExactly(expected, within(1e-12));
        }
    }

    @Test
    void actBetweenEpochs() {
        assertThat(Schedule.warmUp(2, 0.5).factor(new Progress(0.5, List.of()))).isEqualTo(0.625);
        assertThat(Schedule.step(0.5, 0.1).factor(new Progress(0.75, List.of())))
                .isEqualTo(0.1);
    }

    @Test
    void followEachOther() {
        Schedule schedule = Schedule.warmUp(2, 0.5).then(2, Schedule.exponential(0.5));
        assertThat(factors(schedule, 5)).containsExactly(0.5, 0.75, 1, 0.5, 0.25);
        assertThat(factors(Schedule.exponential(0.5).times(Schedule.step(1, 0.5)), 3))
                .containsExactly(1, 0.25, 0.0625);
    }

    private static double[] onPlateau(Schedule schedule, double... losses) {
        List<Epoch> past = new ArrayList<>();
        return Arrays.stream(losses)
                .map(loss -> {
                    double factor = schedule.factor(new Progress(past.size(), past));
                    past.add(new Epoch(past.size() + 1, loss, 1, 1, 1));
                    return factor;
                })
                .toArray();
    }

    @Test
    void aPlateauLowersTheFactorAndCountsAnew() {
        Schedule schedule = Schedule.onPlateau(Monitor.meanLoss(), 2, 0.5);
        assertThat(onPlateau(schedule, 5, 4, 4, 4, 4, 4, 3, 3, 3, 3))
                .containsExactly(1, 1, 1, 1, 0.5, 0.5, 0.25, 0.25, 0.25, 0.125);
        assertThat(onPlateau(schedule, Double.NaN, Double.NaN, 3, 2)).containsExactly(1, 1, 0.5, 0.5);
    }

    /** What follows a warm-up does not count the epochs of that. */
    @Test
    void aPlateauAfterAnotherScheduleBeginsAnew() {
        Schedule schedule = Schedule.constant().then(2, Schedule.onPlateau(Monitor.meanLoss(), 2, 0.5));
        assertThat(onPlateau(schedule, 1, 1, 4, 4, 4, 4)).containsExactly(1, 1, 1, 1, 1, 0.5);
    }

    @Test
    void refuseWhatHasNoMeaning() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.step(0, 0.1))
                .withMessage("every must be above 0, is 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.exponential(-1))
                .withMessage("factor must be above 0, is -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.cosine(5, 2))
                .withMessage("least must be from 0 to 1, is 2.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.warmUp(Double.NaN, 0.1))
                .withMessage("over must be above 0, is NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.onPlateau(Monitor.meanLoss(), 0, 0.5))
                .withMessage("patience must be at least 1, is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.onPlateau(Monitor.meanLoss(), 1, 1))
                .withMessage("factor must be between 0 and 1, is 1.0");
    }
}
