package dev.gradsmith.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.gradsmith.data.BlockCache;
import dev.gradsmith.data.Csv;
import dev.gradsmith.data.Table;
import dev.gradsmith.runtime.Checkpoints;
import dev.gradsmith.runtime.DataBlocks;
import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.EarlyStopping;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.History;
import dev.gradsmith.runtime.LastBatch;
import dev.gradsmith.runtime.Receipt;
import dev.gradsmith.runtime.Schedule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fit on data that are read in blocks and was broken off goes on to the bits of one that was not. */
class CacheResumeTest {
    private static final int ROWS = 6_000;
    private static final int FEATURES = 500;
    private static final int BATCH = 100;
    private static final int EPOCHS = 3;

    @TempDir
    private Path folder;

    private BlockCache data;
    private DataSet validation;

    private final Map<String, UnaryOperator<FitOptions>> kinds = Map.of(
            "plain", options -> options,
            "unshuffled", FitOptions::unshuffled,
            "drop", options -> options.batchSize(70).lastBatch(LastBatch.DROP),
            "accumulate", options -> options.accumulateMean(3),
            "metrics", FitOptions::trainingMetrics,
            "validation on blocks", options -> options.validation(data),
            "schedule of steps", options -> options.scheduleSteps("rate", Schedule.exponential(0.7)),
            "early stopping",
                    options -> options.validation(validation)
                            .schedule("rate", Schedule.step(1, 3))
                            .earlyStopping(EarlyStopping.patience(1)));

    /** Of more rows than a window has. */
    @BeforeEach
    void make() throws IOException {
        String names = Arrays.stream(features()).collect(Collectors.joining(","));
        Random random = new Random(4);
        StringBuilder text = new StringBuilder(names).append(",yhat\n");
        for (int row = 0; row < ROWS; row++) {
            for (int i = 0; i < FEATURES; i++) {
                text.append(random.nextInt(100) - 50).append(',');
            }
            text.append(random.nextInt(10)).append('\n');
        }
        Path csv = Files.writeString(folder.resolve("t.csv"), text);
        data = BlockCache.of(
                folder.resolve("t.cache"), Csv.blocks(csv), trainer().columns().X(features()));
        Table table = Csv.read(csv);
        validation = trainer().columns().X(features()).from(table.split(0.02, 1).train());
        assertThat(data.blocks()).isEqualTo(24);
    }

    private static String[] features() {
        String[] names = new String[FEATURES];
        Arrays.setAll(names, i -> "x" + i);
        return names;
    }

    private static WideRegressionTrainer trainer() {
        return WideRegressionTrainer.builder().d(FEATURES).rate(1e-6).build();
    }

    private Path file() {
        return folder.resolve("run.safetensors");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "unshuffled",
                "drop",
                "accumulate",
                "metrics",
                "validation on blocks",
                "schedule of steps",
                "early stopping"
            })
    void goesOnToTheSameBits(String kind) throws IOException {
        FitOptions options = kinds.get(kind).apply(FitOptions.epochs(EPOCHS).batchSize(BATCH));
        String expected = bits(data, options);
        for (Checkpoints often : new Checkpoints[] {
            Checkpoints.in(file()), Checkpoints.in(file()).everySteps(1)
        }) {
            // In the second window of the first epoch, in the first and the second of the next.
            for (int reads : new int[] {6, 26, 30}) {
                for (boolean isConcurrent : new boolean[] {false, true}) {
                    Files.deleteIfExists(file());
                    Failing failing = new Failing(data, isConcurrent, reads);
                    assertThatThrownBy(() -> trainer().fit(failing, options.checkpoint(often)))
                            .isInstanceOf(IOException.class)
                            .hasMessage("the disk is gone");
                    assertThat(bits(data, options.checkpoint(often))).isEqualTo(expected);
                }
            }
        }
    }

    /** Each call makes the steps of a part of a window. */
    @ParameterizedTest
    @ValueSource(strings = {"plain", "drop", "unshuffled", "early stopping"})
    void stoppedWithinEpochsItGoesOnToTheSameBits(String kind) throws IOException {
        FitOptions options = kinds.get(kind).apply(FitOptions.epochs(EPOCHS).batchSize(BATCH));
        String expected = bits(data, options);
        FitOptions stopping = options.checkpoint(file()).stopWhen(() -> true);
        int stops = 0;
        while (trainer().fit(data, stopping).isStopped()) {
            stops++;
        }
        assertThat(stops).isGreaterThan(EPOCHS);
        assertThat(bits(data, options.checkpoint(file()))).isEqualTo(expected);
    }

    @Test
    void anotherOrderIsRefusedAsThatAndIsInTheReceipt() throws IOException {
        FitOptions options = FitOptions.epochs(1).batchSize(BATCH).checkpoint(file());
        Receipt receipt = trainer().fit(data, options.shuffleSeed(7)).receipt().orElseThrow();

        assertThat(receipt.entries()).containsEntry("option.shuffleSeed", "7");
        assertThatThrownBy(() -> trainer().fit(data, options.shuffleSeed(8)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("shuffleSeed was 7 and is 8");
    }

    /** In several windows sums are added up in another order than in memory. */
    @Test
    void isMeasuredOnAllRows() throws IOException {
        WideRegressionTrainer trainer = trainer();
        trainer.fit(data, FitOptions.epochs(1).batchSize(BATCH));
        DataSet all = data.allocate(ROWS);
        int[] places = new int[ROWS];
        Arrays.setAll(places, i -> i);
        for (long block = 0; block < data.blocks(); block++) {
            data.read(block, places, (int) (block * data.blockRows()), all);
        }

        assertThat(trainer.evaluate(data).loss())
                .isCloseTo(trainer.evaluate(all).loss(), withPercentage(1e-4))
                .isPositive();
    }

    @Test
    void validationOnBlocksGivesWhatEvaluateDoes() throws IOException {
        WideRegressionTrainer trainer = trainer();
        List<Float> losses = new ArrayList<>();
        FitOptions options = FitOptions.epochs(2).validation(data).onEpoch(epoch -> {
            try {
                losses.add(trainer.evaluate(data).loss());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        History history = trainer.fit(validation, options);

        assertThat(history.epochs())
                .extracting(epoch -> epoch.validation().get("loss").floatValue())
                .isEqualTo(losses);
    }

    @Test
    void validationBlocksThatDoNotFitAreRefusedBeforeTheFirstEpoch() {
        WideRegressionTrainer other = WideRegressionTrainer.builder().d(3).build();
        DataSet small = DataSet.builder()
                .add("X", new float[6], 3)
                .add("yhat", new float[2])
                .build();
        FitOptions options = FitOptions.epochs(1).validation(data).onEpoch(epoch -> {
            throw new AssertionError("an epoch was made");
        });

        assertThatThrownBy(() -> other.fit(small, options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("X");
    }

    @Test
    void validationBlocksThatCannotBeReadEndTheFit() {
        FitOptions options = FitOptions.epochs(1).validation(new Failing(data, true, 3));

        assertThatThrownBy(() -> trainer().fit(data, options))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is gone");
        assertThatThrownBy(() -> trainer().fit(validation, FitOptions.epochs(1).validation(new Failing(data, true, 3))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("the disk is gone");
    }

    private static String bits(DataBlocks blocks, FitOptions options) throws IOException {
        WideRegressionTrainer trainer = trainer();
        History history = trainer.fit(blocks, options);
        StringBuilder text = new StringBuilder();
        text.append(Arrays.hashCode(trainer.model().w())).append(trainer.model().b());
        history.epochs()
                .forEach(epoch -> text.append(", ")
                        .append(epoch.meanLoss())
                        .append(' ')
                        .append(epoch.training())
                        .append(epoch.validation())
                        .append(epoch.steps()));
        return text.toString();
    }

    /** Blocks that cannot be read any more after some reads. */
    private record Failing(DataBlocks whole, boolean isConcurrent, AtomicInteger left) implements DataBlocks {
        Failing(DataBlocks whole, boolean isConcurrent, int reads) {
            this(whole, isConcurrent, new AtomicInteger(reads));
        }

        @Override
        public void read(long block, int[] places, int from, DataSet into) throws IOException {
            if (left.getAndDecrement() <= 0) {
                throw new IOException("the disk is gone");
            }
            whole.read(block, places, from, into);
        }

        @Override
        public String name() {
            return whole.name();
        }

        @Override
        public long rows() {
            return whole.rows();
        }

        @Override
        public int blockRows() {
            return whole.blockRows();
        }

        @Override
        public int width(String column) {
            return whole.width(column);
        }

        @Override
        public DataSet allocate(int rows) {
            return whole.allocate(rows);
        }

        @Override
        public String fingerprint() {
            return whole.fingerprint();
        }
    }
}
