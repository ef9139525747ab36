package dev.gradsmith.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.gradsmith.runtime.support.Chunks;
import dev.gradsmith.runtime.support.FitLoop;
import dev.gradsmith.runtime.support.Functions;
import dev.gradsmith.runtime.support.Initializers;
import dev.gradsmith.runtime.support.RecordedTraining;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingSupportTest {
    private static List<List<Integer>> steps(FitOptions options, int rows) {
        RecordedTraining recorder = new RecordedTraining(rows);
        FitLoop.run(options, recorder);
        return recorder.batches();
    }

    @Test
    void everyEpochVisitsEveryRowOnce() {
        List<List<Integer>> steps = steps(FitOptions.epochs(2).batchSize(3).shuffleSeed(1), 8);
        assertThat(steps).hasSize(6);
        for (int epoch = 0; epoch < 2; epoch++) {
            List<Integer> rows = new ArrayList<>();
            steps.subList(3 * epoch, 3 * epoch + 3).forEach(rows::addAll);
            assertThat(rows).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
        }
        assertThat(steps.subList(0, 3)).isNotEqualTo(steps.subList(3, 6));
        assertThat(steps(FitOptions.epochs(2).batchSize(3).shuffleSeed(1), 8)).isEqualTo(steps);
    }

    @Test
    void lastBatchPolicies() {
        FitOptions options = FitOptions.epochs(2).batchSize(3).unshuffled();
        assertThat(steps(options, 4)).containsExactly(List.of(0, 1, 2), List.of(3), List.of(0, 1, 2), List.of(3));
        assertThat(steps(options.lastBatch(LastBatch.DROP), 4)).containsExactly(List.of(0, 1, 2), List.of(0, 1, 2));
        List<List<Integer>> rolled = steps(options.lastBatch(LastBatch.ROLL_OVER), 4);
        assertThat(rolled.get(0)).containsExactly(0, 1, 2);
        assertThat(rolled.get(1)).contains(3).hasSize(3);
    }

    @Test
    void epochReadsAsInTheTutorial() {
        assertThat(new Epoch(1, 24.66059, 1, 1, 1)).hasToString("epoch 1  mean loss 24.6606");
        assertThat(new Epoch(10, 0.010034, 1, 1, 1)).hasToString("epoch 10  mean loss 0.01003");
    }

    @ParameterizedTest
    @CsvSource({
        "0.05, 0.056371977797016627",
        "0.5, 0.5204998778130465",
        "1, 0.84270079294971489",
        "2.5, 0.99959304798255504",
        "-1.7, -0.98379045859077452",
        "4, 0.99999998458274209"
    })
    void erfIsAccurate(double x, double expected) {
        assertThat(Functions.erf(x)).isCloseTo(expected, within(4e-16));
    }

    @Test
    void initialValuesAreTheSameBitsEverywhere() {
        double[] values = new double[4];
        Initializers.normal(values, 1, "w", 0, 1);
        double[] again = new double[4];
        Initializers.normal(again, 1, "w", 0, 1);
        float[] floats = new float[4];
        Initializers.normal(floats, 1, "w", 0, 1);
        double[] other = new double[4];
        Initializers.normal(other, 1, "b", 0, 1);
        assertThat(again).containsExactly(values);
        assertThat(floats[2]).isEqualTo((float) values[2]);
        assertThat(other[0]).isNotEqualTo(values[0]);
    }

    @Test
    void gaussiansHaveMeanZeroAndVarianceOne() {
        RandomStream random = new RandomStream(1);
        double sum = 0;
        double squares = 0;
        int count = 200_000;
        for (int i = 0; i < count; i++) {
            double value = random.nextGaussian();
            sum += value;
            squares += value * value;
        }
        assertThat(sum / count).isCloseTo(0, within(0.01));
        assertThat(squares / count).isCloseTo(1, within(0.02));
    }

    @ParameterizedTest
    @CsvSource({"1, 10, 1", "1023, 400, 100", "2048, 400, 100", "5000, 1, 1", "64, 1200000, 270000", "1000000, 14, 4"})
    void chunksCoverAllRowsOnce(int rows, long rowWork, long sums) {
        int count = Chunks.count(Execution.sequential(), rows, rowWork, sums);
        assertThat(Chunks.start(0, count, rows)).isZero();
        assertThat(Chunks.start(count, count, rows)).isEqualTo(rows);
        for (int chunk = 0; chunk < count; chunk++) {
            assertThat(Chunks.start(chunk, count, rows)).isLessThan(Chunks.start(chunk + 1, count, rows));
        }
    }

    @Test
    void chunksAreWorthTheirCost() {
        assertThat(Chunks.count(Execution.sequential(), 4, 14, 4))
                .as("a small step stays on its thread")
                .isEqualTo(1);
        assertThat(Chunks.count(Execution.sequential(), 200_000, 400, 100)).isEqualTo(16);
        assertThat(Chunks.count(Execution.sequential(), 64, 1_200_000, 270_000))
                .as("a network's batch")
                .isEqualTo(2);
        assertThat(Chunks.count(Execution.sequential(), 1_000_000, 1_200_000, 270_000))
                .isEqualTo(4);
        assertThat(Chunks.count(Execution.sequential(), 4_097, 1, 1))
                .as("long sums are cut")
                .isEqualTo(2);
        assertThat(Chunks.count(Execution.sequential(), 3, Long.MAX_VALUE, 1))
                .as("no chunk is empty")
                .isEqualTo(3);
        assertThat(Chunks.count(Execution.sequential(), 0, 10, 1)).isEqualTo(1);
    }

    @Test
    void whatIsWorthSharingCanBeSaid() {
        Execution eager = Execution.threads(2).sharingFrom(1_000);
        assertThat(Chunks.count(eager, 49, 40, 4)).isEqualTo(1);
        assertThat(Chunks.count(eager, 50, 40, 4)).isEqualTo(2);
        assertThat(Chunks.count(eager, 299, 40, 4))
                .as("a third chunk pays from three times four parts on")
                .isEqualTo(2);
        assertThat(Chunks.count(eager, 300, 40, 4)).isEqualTo(3);
        Execution reluctant = Execution.threads(2).sharingFrom(1_000_000_000);
        assertThat(Chunks.count(reluctant, 4_000, 400, 100)).isEqualTo(1);
        assertThat(reluctant.withKernels(Kernels.plain()).leastShared()).isEqualTo(1_000_000_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Execution.sequential().sharingFrom(0))
                .withMessage("operations must be at least 1, are 0");
    }

    @Test
    void executionRunsEveryTaskOnce() {
        Execution execution = Execution.threads(3);
        for (int round = 0; round < 2_000; round++) {
            AtomicIntegerArray runs = new AtomicIntegerArray(16);
            execution.run(16, (task, worker) -> runs.incrementAndGet(task));
            for (int task = 0; task < 16; task++) {
                assertThat(runs.get(task)).isEqualTo(1);
            }
        }
    }

    @Test
    void dataSetSplitsEveryRowIntoOnePart() {
        DataSet data = DataSet.builder()
                .add("X", new float[] {0, 0, 1, 1, 2, 2, 3, 3}, 2)
                .add("y", new float[] {0, 1, 2, 3})
                .build();
        DataSet.Split split = data.split(0.75, 1);
        assertThat(split.train().rows()).isEqualTo(3);
        float[] together = Arrays.copyOf(split.train().floats("y"), 4);
        together[3] = split.test().floats("y")[0];
        assertThat(together).containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(split.test().floats("X")).containsOnly(split.test().floats("y")[0]);
    }

    @Test
    void dataSetNamesWhatIsMissingOrUneven() {
        DataSet data = DataSet.builder().add("price", new float[] {1}).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.floats("prise"))
                .withMessageContaining("price");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataSet.builder()
                        .add("a", new float[2])
                        .add("b", new float[3])
                        .build())
                .withMessageContaining("a")
                .withMessageContaining("3");
        assertThat(String.format(Locale.ROOT, "%d", data.rows())).isEqualTo("1");
    }
}
