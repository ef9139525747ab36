package dev.gradsmith.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.EarlyStopping;
import dev.gradsmith.runtime.Epoch;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.History;
import dev.gradsmith.runtime.Monitor;
import dev.gradsmith.runtime.Schedule;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens beside the steps of a fit: validation, an early end, schedules. */
final class FitCourseTest {
    private static final FitOptions OPTIONS = FitOptions.epochs(4).batchSize(2).unshuffled();
    private static final DataSet SIX_ROWS =
            DataSet.builder().add("x", new float[6]).build();

    @Test
    void everyEpochMeasuresTheValidationData() {
        RecordedTraining training = new RecordedTraining(4, 5, 3, 4, 2);
        History history = FitLoop.run(OPTIONS.validation(SIX_ROWS), training);
        assertThat(history.values(Monitor.validationLoss())).containsExactly(5, 3, 4, 2);
        assertThat(history.values(Monitor.validation("mae"))).containsExactly(10, 6, 8, 4);
        assertThat(history.last().validationLoss()).hasValue(2);
        assertThat(history.last().training()).isEmpty();
        assertThat(history.last()).hasToString("epoch 4  mean loss 7.5000  validation loss 2.0000, mae 4.0000");
        assertThat(history.restored()).isEmpty();
    }

    @Test
    void trainingDataIsMeasuredWhereThatIsAskedFor() {
        History history = FitLoop.run(OPTIONS.trainingMetrics(), new RecordedTraining(4, 5, 3, 4, 2));
        assertThat(history.values(Monitor.training("mae"))).containsExactly(10, 6, 8, 4);
        assertThat(history.last().validation()).isEmpty();
        assertThat(history.last().validationLoss()).isEmpty();
    }

    /** Both parts in the order of the data, none of a row in both, and the same seed gives the same. */
    @Test
    void rowsTakenOutAreNotTrainedOn() {
        RecordedTraining training = new RecordedTraining(10, 1, 1, 1, 1);
        FitLoop.run(OPTIONS.validationSplit(0.3, 5), training);
        List<Integer> first = training.visited().subList(0, 7);
        assertThat(first).isSorted().doesNotHaveDuplicates();
        assertThat(training.visited()).hasSize(28).hasSameElementsAs(first);
        RecordedTraining again = new RecordedTraining(10, 1, 1, 1, 1);
        FitLoop.run(OPTIONS.validationSplit(0.3, 5), again);
        assertThat(again.visited()).isEqualTo(training.visited());
    }

    @ParameterizedTest
    @CsvSource({"0.01, validate", "0.99, train"})
    void aSplitThatLeavesNothingIsRefused(double fraction, String what) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FitLoop.run(OPTIONS.validationSplit(fraction, 0), new RecordedTraining(10)))
                .withMessage("a validation fraction of " + fraction + " leaves no row of 10 to " + what + " on");
    }

    /** The parameter of the training is the number of its steps: two an epoch. */
    @Test
    void stopsAfterSoManyEpochsWithoutABetterOneAndRestoresTheBest() {
        RecordedTraining training = new RecordedTraining(4, 5, 3, 4, 3, 2, 1);
        FitOptions options = FitOptions.epochs(6).batchSize(2).validation(SIX_ROWS);
        History history = FitLoop.run(options.earlyStopping(EarlyStopping.patience(2)), training);
        assertThat(history.epochs()).hasSize(4);
        assertThat(history.restored()).map(Epoch::number).hasValue(2);
        assertThat(training.parameters()).containsExactly(4);
    }

    @Test
    void theLastParametersStayWhereThatIsAskedFor() {
        RecordedTraining training = new RecordedTraining(4, 5, 3, 4, 3, 2, 1);
        FitOptions options = FitOptions.epochs(6).batchSize(2).validation(SIX_ROWS);
        History history =
                FitLoop.run(options.earlyStopping(EarlyStopping.patience(2).keepLast()), training);
        assertThat(history.epochs()).hasSize(4);
        assertThat(history.restored()).isEmpty();
        assertThat(training.parameters()).containsExactly(8);
    }

    /** Also where patience has not run out. */
    @Test
    void theBestEpochIsRestoredAtTheEnd() {
        RecordedTraining training = new RecordedTraining(4, 5, 3, 4, 3.5);
        History history = FitLoop.run(OPTIONS.validation(SIX_ROWS).earlyStopping(EarlyStopping.patience(3)), training);
        assertThat(history.epochs()).hasSize(4);
        assertThat(history.restored()).map(Epoch::number).hasValue(2);
        assertThat(training.parameters()).containsExactly(4);
    }

    @Test
    void aNumberOfWhichMoreIsBetterIsWatchedAsSuch() {
        RecordedTraining training = new RecordedTraining(4, 1, 2, 1.5, 1.9);
        History history = FitLoop.run(
                OPTIONS.validation(SIX_ROWS)
                        .earlyStopping(EarlyStopping.patience(2)
                                .monitor(Monitor.validation("mae").higherIsBetter())),
                training);
        assertThat(history.epochs()).hasSize(4);
        assertThat(history.restored()).map(Epoch::number).hasValue(2);
    }

    @Test
    void aSmallImprovementIsNone() {
        RecordedTraining training = new RecordedTraining(4, 5, 4.95, 4.92, 4.8);
        History history = FitLoop.run(
                OPTIONS.validation(SIX_ROWS)
                        .earlyStopping(EarlyStopping.patience(2).leastImprovement(0.1)),
                training);
        assertThat(history.epochs()).hasSize(3);
        assertThat(history.restored()).map(Epoch::number).hasValue(1);
    }

    @Test
    void whatIsWatchedMustBeThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> FitLoop.run(OPTIONS.earlyStopping(EarlyStopping.patience(1)), new RecordedTraining(4)))
                .withMessage(
                        "early stopping watches the validation loss, which this fit does not have: it has the mean loss."
                                + " FitOptions.validation and validationSplit give validation data, trainingMetrics the others");
        FitOptions misspelled = OPTIONS.validation(SIX_ROWS)
                .earlyStopping(EarlyStopping.patience(1).monitor(Monitor.validation("mea")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FitLoop.run(misspelled, new RecordedTraining(4)))
                .withMessageContaining("the validation mea")
                .withMessageContaining("of the validation data loss, mae");
    }

    @Test
    void aScheduleOfEpochsScalesTheInitialValueWhichComesBack() {
        RecordedTraining training = new RecordedTraining(4);
        History history = FitLoop.run(OPTIONS.schedule("rate", Schedule.exponential(0.5)), training);
        assertThat(training.rates()).containsExactly(0.5, 0.5, 0.25, 0.25, 0.125, 0.125, 0.0625, 0.0625);
        assertThat(history.epochs())
                .extracting(Epoch::scheduled)
                .containsExactly(
                        Map.of("rate", 0.5), Map.of("rate", 0.25), Map.of("rate", 0.125), Map.of("rate", 0.0625));
        assertThat(training.hyperparameter("rate")).isEqualTo(0.5);
    }

    @Test
    void aScheduleOfStepsCountsFractionsOfEpochs() {
        RecordedTraining training = new RecordedTraining(4);
        FitLoop.run(FitOptions.epochs(2).batchSize(2).scheduleSteps("rate", Schedule.warmUp(2, 0.5)), training);
        assertThat(training.rates()).containsExactly(0.25, 0.3125, 0.375, 0.4375);
    }

    @Test
    void theLastOfTwoSchedulesOfOneNameCounts() {
        FitOptions steps = OPTIONS.schedule("rate", Schedule.constant()).scheduleSteps("rate", Schedule.constant());
        assertThat(steps.schedules()).isEmpty();
        assertThat(steps.schedule("rate", Schedule.constant()).stepSchedules()).isEmpty();
    }

    @Test
    void aScheduleWantsAHyperparameterOfTheModel() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FitLoop.run(OPTIONS.schedule("rat", Schedule.constant()), new RecordedTraining(4)))
                .withMessage("there is no hyperparameter 'rat' to schedule; did you mean 'rate'? The model has rate");
        RecordedTraining without = new RecordedTraining(4) {
            @Override
            public List<String> hyperparameters() {
                return List.of();
            }
        };
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FitLoop.run(OPTIONS.schedule("rate", Schedule.constant()), without))
                .withMessage("there is no hyperparameter 'rate' to schedule: declare it in the model, as"
                        + " 'hyper rate = 0.1', and use it, as in 'sgd(rate = rate)'");
    }

    /** Each update from two batches; the last, of one, from what is left. */
    @Test
    void accumulatedBatchesMakeOneStep() {
        int[] updates = {0};
        RecordedTraining training = new RecordedTraining(5) {
            @Override
            public double accumulate(int[] order, int from, int count, double weight) {
                assertThat(weight).isEqualTo(count);
                return step(order, from, count);
            }

            @Override
            public void stepAccumulated(double scale) {
                updates[0]++;
                assertThat(scale).isEqualTo(updates[0] % 2 == 1 ? 1 / 4.0 : 1);
            }
        };
        History history = FitLoop.run(OPTIONS.accumulateMean(2), training);
        assertThat(updates[0]).isEqualTo(8);
        assertThat(history.epochs()).extracting(Epoch::steps).containsExactly(2L, 2L, 2L, 2L);
        assertThat(history.epochs().get(0).meanLoss()).isEqualTo((1.5 + 3) / 2);
        assertThat(training.visited().subList(0, 5))
                .isEqualTo(IntStream.range(0, 5).boxed().toList());
    }
}
