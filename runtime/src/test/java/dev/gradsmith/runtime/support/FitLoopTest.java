package dev.gradsmith.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradsmith.runtime.Epoch;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.History;
import dev.gradsmith.runtime.LastBatch;
import dev.gradsmith.runtime.NonFiniteException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FitLoopTest {
    private RecordedTraining recorder = new RecordedTraining(0);

    private History run(FitOptions options, int rows) {
        recorder = new RecordedTraining(rows);
        return FitLoop.run(options, recorder);
    }

    private static FitOptions inOrder(int epochs, int batch, LastBatch last) {
        return FitOptions.epochs(epochs).batchSize(batch).unshuffled().lastBatch(last);
    }

    private static List<Integer> rows(Integer... rows) {
        return List.of(rows);
    }

    @Test
    void keepsTheRowsThatAreLeftOver() {
        run(inOrder(2, 2, LastBatch.KEEP), 3);
        assertThat(recorder.batches()).containsExactly(rows(0, 1), rows(2), rows(0, 1), rows(2));
    }

    @Test
    void dropsTheRowsThatAreLeftOver() {
        History history = run(inOrder(2, 2, LastBatch.DROP), 3);
        assertThat(recorder.batches()).containsExactly(rows(0, 1), rows(0, 1));
        assertThat(history.last().examples()).isEqualTo(2);
    }

    @Test
    void rollsTheRowsThatAreLeftOverIntoTheNextEpoch() {
        History history = run(inOrder(3, 2, LastBatch.ROLL_OVER), 3);
        assertThat(recorder.batches()).containsExactly(rows(0, 1), rows(2, 0), rows(1, 2), rows(0, 1));
        assertThat(history.epochs()).extracting(Epoch::steps).containsExactly(1L, 2L, 1L);
        assertThat(history.epochs()).extracting(Epoch::examples).containsExactly(2L, 4L, 2L);
    }

    @Test
    void rollsOverWhatNeverFillsABatchInOneEpoch() {
        History history = run(inOrder(5, 7, LastBatch.ROLL_OVER), 3);
        assertThat(recorder.batches()).containsExactly(rows(0, 1, 2, 0, 1, 2, 0), rows(1, 2, 0, 1, 2, 0, 1));
        assertThat(history.epochs()).extracting(Epoch::steps).containsExactly(0L, 0L, 1L, 0L, 1L);
        assertThat(history.meanLosses()).containsExactly(Double.NaN, Double.NaN, 1, Double.NaN, 2);
    }

    @Test
    void aBatchLargerThanTheDataIsTheData() {
        run(inOrder(2, Integer.MAX_VALUE, LastBatch.KEEP), 3);
        assertThat(recorder.batches()).containsExactly(rows(0, 1, 2), rows(0, 1, 2));
    }

    @Test
    void aBatchLargerThanTheDataIsRefusedWhereItIsDropped() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(inOrder(2, 4, LastBatch.DROP), 3))
                .withMessage("the 3 rows do not fill a batch of 4, and LastBatch.DROP leaves out what is less:"
                        + " choose a smaller batchSize, or LastBatch.KEEP");
    }

    @Test
    void aBatchThatCanNeverBeRolledTogetherIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(inOrder(2, Integer.MAX_VALUE, LastBatch.ROLL_OVER), 3))
                .withMessage("batchSize 2147483647 is too large to roll over 3 rows");
    }

    /** Each epoch in another order; over all epochs, with the rows left over, each row as often as any other. */
    @ParameterizedTest
    @CsvSource({
        "KEEP, 10, 3",
        "KEEP, 10, 20",
        "ROLL_OVER, 10, 3",
        "ROLL_OVER, 10, 4",
        "ROLL_OVER, 10, 16",
        "ROLL_OVER, 1, 5"
    })
    void shuffledEpochsVisitEveryRow(LastBatch policy, int rows, int batch) {
        int epochs = 8;
        run(FitOptions.epochs(epochs).batchSize(batch).shuffleSeed(3).lastBatch(policy), rows);
        List<Integer> visited = recorder.visited();
        int all = epochs * rows;
        assertThat(visited).hasSize(policy == LastBatch.KEEP ? all : all - all % batch);
        for (int epoch = 0; (epoch + 1) * rows <= visited.size(); epoch++) {
            assertThat(visited.subList(epoch * rows, (epoch + 1) * rows))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, rows).boxed().toList());
        }
    }

    @Test
    void anOrderFollowsFromItsSeed() {
        FitOptions options = FitOptions.epochs(3).batchSize(4);
        RecordedTraining again = new RecordedTraining(50);
        RecordedTraining other = new RecordedTraining(50);
        run(options, 50);
        FitLoop.run(options.shuffleSeed(0), again);
        FitLoop.run(options.shuffleSeed(1), other);
        assertThat(again.batches()).isEqualTo(recorder.batches());
        assertThat(other.batches()).isNotEqualTo(recorder.batches());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void refusesDataWithoutRows(int rows) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(FitOptions.epochs(1), rows))
                .withMessage("there are no rows to fit");
    }

    /** What went before is not lost: the epochs are there, and the parameters are those before the step at fault. */
    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aLossThatIsNotFiniteEndsTheFit(double loss) {
        RecordedTraining training = new RecordedTraining(4) {
            @Override
            public double step(int[] order, int from, int count) {
                return batches().size() == 3 ? loss : super.step(order, from, count);
            }
        };
        assertThatThrownBy(() -> FitLoop.run(inOrder(3, 2, LastBatch.KEEP), training))
                .isInstanceOfSatisfying(NonFiniteException.class, e -> {
                    assertThat(e.epoch()).isEqualTo(2);
                    assertThat(e.step()).isEqualTo(2);
                    assertThat(e.epochs()).extracting(Epoch::meanLoss).containsExactly(1.5);
                })
                .hasMessage("`y` (Model.grad:3) is not finite in row 2 at step 2 of epoch 2; do something");
        assertThat(training.parameters()).containsExactly(3);
    }

    @Test
    void aParameterThatTheLastUpdateSpoiledIsTold() {
        RecordedTraining training = new RecordedTraining(4) {
            @Override
            public double[] parameters() {
                return new double[] {1, Double.NaN};
            }
        };
        assertThatThrownBy(() -> FitLoop.run(inOrder(2, 2, LastBatch.KEEP), training))
                .isInstanceOf(NonFiniteException.class)
                .hasMessageStartingWith(
                        "a parameter is not finite after step 2 of epoch 2, the last; choose a smaller rate");
    }

    @Test
    void tellsTheListenersOfEachEpochInTheirOrder() {
        List<String> told = new ArrayList<>();
        FitOptions options = inOrder(2, 2, LastBatch.KEEP)
                .onEpoch(epoch -> told.add("first " + epoch.number() + " " + epoch.meanLoss()))
                .onEpoch(epoch -> told.add("second " + epoch.number()));
        run(options, 4);
        assertThat(told).containsExactly("first 1 1.5", "second 1", "first 2 3.5", "second 2");
    }

    @Test
    void whatAListenerThrowsEndsTheFit() {
        IllegalStateException enough = new IllegalStateException("enough");
        FitOptions options = inOrder(9, 1, LastBatch.KEEP).onEpoch(epoch -> {
            throw enough;
        });
        assertThatThrownBy(() -> run(options, 4)).isSameAs(enough);
        assertThat(recorder.batches()).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource
    void runsWholeBatchesAlikeUnderEveryPolicy(LastBatch policy) {
        run(inOrder(2, 2, policy), 4);
        assertThat(recorder.batches()).containsExactly(rows(0, 1), rows(2, 3), rows(0, 1), rows(2, 3));
    }
}
