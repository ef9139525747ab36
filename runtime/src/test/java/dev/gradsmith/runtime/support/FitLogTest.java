package dev.gradsmith.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.EarlyStopping;
import dev.gradsmith.runtime.EpochProgress;
import dev.gradsmith.runtime.Execution;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.Monitor;
import dev.gradsmith.runtime.Safetensors;
import dev.gradsmith.runtime.SafetensorsException;
import dev.gradsmith.runtime.Schedule;
import dev.gradsmith.runtime.Tensor;
import dev.gradsmith.runtime.internal.Log;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a fit logs: by the JDK's own logging, which is behind {@link System.Logger} where no other is. */
final class FitLogTest {
    private static final FitOptions OPTIONS = FitOptions.epochs(4).batchSize(2).unshuffled();
    private static final DataSet SIX_ROWS =
            DataSet.builder().add("x", new float[6]).build();

    private final Logger logger = Logger.getLogger("dev.gradsmith.runtime");
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord message) {
            if (message.getMessage().startsWith("Matrix products")) {
                return; // of the kernels, whenever they are warm
            }
            messages.add(message.getLevel() + ": " + message.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /** The first texts of a process are written by another thread. */
    @BeforeAll
    static void waitForTheLogger() throws InterruptedException {
        FitLog.stopped("before the first step");
        Log.await();
    }

    @BeforeEach
    void listen() {
        handler.setLevel(Level.ALL);
        logger.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
        logger.setLevel(null);
    }

    @Test
    void anOrdinaryFitIsSilentUnlessItIsDebugged() {
        FitLoop.run(OPTIONS, new RecordedTraining(4));
        assertThat(messages).isEmpty();
    }

    @Test
    void tellsBeginningEpochsAndEnd() {
        logger.setLevel(Level.FINE);
        FitLoop.run(FitOptions.epochs(2).batchSize(2), new RecordedTraining(4));
        assertThat(messages)
                .containsExactly(
                        "FINE: A fit begins: 4 rows, 2 epochs, batches of 2.",
                        "FINE: epoch 1  mean loss 1.5000",
                        "FINE: epoch 2  mean loss 3.5000",
                        "FINE: The fit ends after 2 of 2 epochs: all are made.");
    }

    @Test
    void tellsWhyItEndedEarlyAndWhichParametersTheModelHas() {
        logger.setLevel(Level.FINE);
        FitLoop.run(
                OPTIONS.validation(SIX_ROWS).earlyStopping(EarlyStopping.patience(1)), new RecordedTraining(4, 1, 2));
        assertThat(messages)
                .endsWith(
                        "FINE: The fit ends after 2 of 4 epochs: the last ones brought nothing better.",
                        "FINE: The model has got back the parameters of its best epoch, 1.");
    }

    @Test
    void tellsThatAPlateauLowersARate() {
        logger.setLevel(Level.FINE);
        FitLoop.run(
                OPTIONS.validation(SIX_ROWS).schedule("rate", Schedule.onPlateau(Monitor.validationLoss(), 1, 0.5)),
                new RecordedTraining(4, 1, 2, 0.5, 0.25));
        assertThat(messages)
                .filteredOn(message -> message.contains("lowered"))
                .containsExactly("FINE: rate is lowered from 0.5 to 0.25 in epoch 3: a plateau was reached.");
    }

    @Test
    void thatItWasAskedToEndIsToldInAnyCase() {
        FitLoop.run(OPTIONS.stopWhen(() -> true), new RecordedTraining(4));
        FitLoop.run(OPTIONS.stopWhen(() -> true), new RecordedTraining(400));
        assertThat(messages)
                .containsExactly(
                        "INFO: The fit ends after epoch 1: it was asked to.",
                        "INFO: The fit ends after step 64 of epoch 1: it was asked to.");
    }

    @Test
    void tellsOfCheckpointsAndThatItGoesOnFromOne(@TempDir Path folder) {
        Path file = folder.resolve("run.safetensors");
        FitOptions options = FitOptions.epochs(3).batchSize(2).unshuffled().checkpoint(file);
        logger.setLevel(Level.FINE);
        FitLoop.run(options.stopWhen(() -> true), new SavedTraining(300));
        assertThat(messages)
                .containsExactly(
                        "FINE: The checkpoint " + file + " is written before the first step.",
                        "FINE: A fit begins: 300 rows, 3 epochs, batches of 2.",
                        "INFO: The fit ends after step 64 of epoch 1: it was asked to.",
                        "FINE: The checkpoint " + file + " is written after step 64 of epoch 1.");
        messages.clear();
        logger.setLevel(Level.INFO);
        List<EpochProgress> told = new ArrayList<>();
        FitLoop.run(options.onProgress(told::add), new SavedTraining(300));
        assertThat(messages)
                .containsExactly("INFO: The fit of 3 epochs goes on after step 64 of epoch 1, from the checkpoint "
                        + file + ".");
        assertThat(told.get(0).steps()).isEqualTo(64);
        assertThat(told.get(0).examples()).isEqualTo(128);
        assertThat(told.get(0).meanLoss()).isEqualTo(65 / 2.0);
    }

    /** One that can be written down: its parameter alone. */
    private static final class SavedTraining extends RecordedTraining implements TrainerState {
        SavedTraining(int rows) {
            super(rows);
        }

        @Override
        public TrainerState state() {
            return this;
        }

        @Override
        public ModelSource source() {
            return ModelSource.of("Recorded", "ab", "input x[n]");
        }

        @Override
        public Execution execution() {
            return Execution.sequential();
        }

        @Override
        public void store(Snapshot snapshot) {
            snapshot.put(Checkpoint.DRAWS, 0L);
            snapshot.put("parameter", Tensor.of(parameters(), 1));
        }

        @Override
        public void restore(Safetensors file) throws SafetensorsException {
            parameters(file.tensor("parameter").doubles());
        }
    }
}
