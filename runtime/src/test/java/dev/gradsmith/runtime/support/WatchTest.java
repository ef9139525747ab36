package dev.gradsmith.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.EarlyStopping;
import dev.gradsmith.runtime.Epoch;
import dev.gradsmith.runtime.EpochProgress;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.History;
import dev.gradsmith.runtime.LastBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Those who watch a fit within its epochs, and ask for its end. */
final class WatchTest {
    private static final long TENTH = 100_000_000;
    private static final DataSet SIX_ROWS =
            DataSet.builder().add("x", new float[6]).build();

    private final List<EpochProgress> told = new ArrayList<>();
    private long now;
    private long looks;

    private long clock() {
        looks++;
        return now;
    }

    /** A step takes a hundredth of a second. */
    private RecordedTraining training(int rows, double... measured) {
        return new RecordedTraining(rows, measured) {
            @Override
            public double step(int[] order, int from, int count) {
                now += TENTH / 10;
                return super.step(order, from, count);
            }
        };
    }

    private History run(FitOptions options, RecordedTraining training) {
        return FitLoop.run(options, training, this::clock);
    }

    private static FitOptions options(int epochs) {
        return FitOptions.epochs(epochs).batchSize(1).unshuffled();
    }

    /** Steps come in groups of 64, each of which takes 0.64 seconds here. */
    @Test
    void progressIsToldBetweenGroupsOfSteps() {
        run(options(2).onProgress(told::add), training(150));
        assertThat(told).extracting(EpochProgress::epoch).containsExactly(1, 1, 1, 1, 2, 2, 2);
        assertThat(told).extracting(EpochProgress::steps).containsExactly(0L, 64L, 128L, 150L, 64L, 128L, 150L);
        assertThat(told)
                .extracting(EpochProgress::examples)
                .isEqualTo(told.stream().map(EpochProgress::steps).toList());
        assertThat(told).extracting(EpochProgress::stepsOfEpoch).containsOnly(150L);
        assertThat(told.get(4).allSteps()).isEqualTo(214);
        assertThat(told.get(0).meanLoss()).isNaN();
        assertThat(told.get(1).meanLoss()).isEqualTo(65 / 2.0);
        assertThat(told.get(5).epochsMade()).isEqualTo(1 + 128 / 150.0);
    }

    @Test
    void progressIsToldTenTimesASecondAtMost() {
        RecordedTraining quick = new RecordedTraining(64_000) {
            @Override
            public double step(int[] order, int from, int count) {
                now += TENTH / 6_400;
                return super.step(order, from, count);
            }
        };
        run(options(1).onProgress(told::add), quick);
        assertThat(told).hasSize(11);
    }

    @Test
    void theClockIsNotReadForNobody() {
        run(options(2), training(150));
        assertThat(looks).isZero();
    }

    /** Neither order nor number of steps in a group depends on who watches. */
    @Test
    void stepsAreTheSameWithAndWithoutAWatcher() {
        List<Integer> groups = new ArrayList<>();
        FitOptions options = FitOptions.epochs(2).batchSize(2);
        FitLoop.run(options, counting(groups));
        List<Integer> unwatched = List.copyOf(groups);
        groups.clear();
        run(options.onProgress(told::add).stopWhen(() -> false), counting(groups));
        assertThat(groups).isEqualTo(unwatched).containsExactly(64, 11, 1, 64, 11, 1);
    }

    private RecordedTraining counting(List<Integer> groups) {
        return new RecordedTraining(151) {
            @Override
            public int steps(int[] order, int from, int count, int most, Losses losses) {
                groups.add(most);
                now += TENTH;
                return super.steps(order, from, count, most, losses);
            }
        };
    }

    @ParameterizedTest
    @CsvSource({"KEEP, 1, 6", "DROP, 1, 5", "ROLL_OVER, 1, 5", "KEEP, 4, 2", "DROP, 4, 2", "KEEP, 100, 1"})
    void stepsOfAnEpochAreThoseThatItMakes(LastBatch last, int accumulated, long steps) {
        RecordedTraining training = new RecordedTraining(11) {
            @Override
            public double accumulate(int[] order, int from, int count, double weight) {
                return step(order, from, count);
            }

            @Override
            public void stepAccumulated(double scale) {}
        };
        History history = run(
                FitOptions.epochs(1)
                        .batchSize(2)
                        .lastBatch(last)
                        .accumulateMean(accumulated)
                        .onProgress(told::add),
                training);
        assertThat(told.get(0).stepsOfEpoch())
                .isEqualTo(steps)
                .isEqualTo(history.last().steps());
    }

    /** Groups hold whole updates: 63 batches of three, or one update of a hundred. */
    @ParameterizedTest
    @CsvSource({"2, 64", "3, 63", "67, 67", "100, 100"})
    void aFitWithAccumulationIsAskedAfterEachGroup(int accumulated, int batches) {
        List<Integer> asked = new ArrayList<>();
        int[] made = new int[1];
        RecordedTraining training = new RecordedTraining(2_000) {
            @Override
            public double accumulate(int[] order, int from, int count, double weight) {
                made[0]++;
                now += TENTH;
                return step(order, from, count);
            }

            @Override
            public void stepAccumulated(double scale) {}
        };
        FitOptions options = FitOptions.epochs(1).batchSize(2).accumulateMean(accumulated);
        run(
                options.stopWhen(() -> {
                    asked.add(made[0]);
                    return made[0] > 0;
                }),
                training);
        assertThat(asked).endsWith(batches);
        assertThat(made[0]).isEqualTo(batches);
    }

    @Test
    void whatAWatcherThrowsEndsTheFit() {
        FitOptions options = options(1).onProgress(progress -> {
            throw new IllegalStateException("no terminal");
        });
        assertThatThrownBy(() -> run(options, training(3))).hasMessage("no terminal");
    }

    @Test
    void stopsAfterAnEpochWhenItsListenersWereTold() {
        boolean[] isEnough = {false};
        FitOptions options = options(9).onEpoch(epoch -> isEnough[0] = epoch.number() == 2);
        History history = run(options.stopWhen(() -> isEnough[0]), training(3));
        assertThat(history.isStopped()).isTrue();
        assertThat(history.epochs()).extracting(Epoch::number).containsExactly(1, 2);
    }

    @Test
    void aFitThatWasAtItsEndWasNotStopped() {
        boolean[] isEnough = {false};
        FitOptions options = options(2).onEpoch(epoch -> isEnough[0] = epoch.number() == 2);
        assertThat(run(options.stopWhen(() -> isEnough[0]), training(3)).isStopped())
                .isFalse();
    }

    @Test
    void stopsWithinItsFirstEpochAndHasNone() {
        RecordedTraining training = training(1_000);
        boolean[] isEnough = {false};
        History history =
                run(options(9).onProgress(at -> isEnough[0] = at.steps() >= 128).stopWhen(() -> isEnough[0]), training);
        assertThat(training.parameters()).containsExactly(128);
        assertThat(history.isStopped()).isTrue();
        assertThat(history.epochs()).isEmpty();
        assertThat(history.restored()).isEmpty();
        assertThat(history.meanLosses()).isEmpty();
        assertThat(history.toJson()).contains("\"restored\": null");
        assertThatThrownBy(history::last)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("the fit was stopped in its first epoch, so that none was completed");
    }

    /** Though the last epoch that was completed was the best. */
    @Test
    void theBestEpochIsRestoredWhereTheFitStopsWithinTheNext() {
        RecordedTraining training = training(150, 5, 4);
        FitOptions options = options(9).validation(SIX_ROWS).earlyStopping(EarlyStopping.patience(3));
        boolean[] isEnough = {false};
        History history = run(
                options.onProgress(at -> isEnough[0] = at.epoch() == 3 && at.steps() > 0)
                        .stopWhen(() -> isEnough[0]),
                training);
        assertThat(history.epochs()).hasSize(2);
        assertThat(history.restored()).map(Epoch::number).hasValue(2);
        assertThat(training.parameters()).containsExactly(300);
    }

    @Test
    void oneOfSeveralMayAskForTheEnd() {
        History history =
                run(options(9).stopWhen(() -> false).stopWhen(() -> true).stopWhen(() -> false), training(3));
        assertThat(history.epochs()).hasSize(1);
    }

    @Test
    void aScheduleHasNoPartInTheModelThatAStoppedFitLeaves() {
        RecordedTraining training = training(1_000);
        run(options(2).schedule("rate", progress -> 0.1).stopWhen(() -> true), training);
        assertThat(training.rates()).hasSize(64).containsOnly(0.05);
        assertThat(training.hyperparameter("rate")).isEqualTo(0.5);
    }
}
