package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradsmith.runtime.Checkpoints;
import dev.gradsmith.runtime.EarlyStopping;
import dev.gradsmith.runtime.Epoch;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.History;
import dev.gradsmith.runtime.LastBatch;
import dev.gradsmith.runtime.Monitor;
import dev.gradsmith.runtime.Safetensors;
import dev.gradsmith.runtime.Schedule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A fit that was broken off goes on to the bits of one that was not, whatever it has to remember. */
final class ResumeTest {
    private static final Map<String, UnaryOperator<FitOptions>> OPTIONS = Map.of(
            "plain", options -> options,
            "unshuffled", FitOptions::unshuffled,
            "drop", options -> options.lastBatch(LastBatch.DROP),
            "roll over", options -> options.lastBatch(LastBatch.ROLL_OVER),
            "accumulate", options -> options.accumulateMean(4),
            "schedule",
                    options -> options.schedule("rate", Schedule.warmUp(2, 0.1).then(2, Schedule.cosine(4, 0.1))),
            "schedule of steps", options -> options.scheduleSteps("rate", Schedule.exponential(0.7)),
            "plateau",
                    options -> options.validationSplit(0.2, 1)
                            .schedule("rate", Schedule.onPlateau(Monitor.validationLoss(), 1, 0.5)),
            "early stopping",
                    options -> options.validationSplit(0.2, 1)
                            .trainingMetrics()
                            .schedule("rate", Schedule.step(1, 2))
                            .earlyStopping(EarlyStopping.patience(4)),
            "validation data", options -> options.validation(Trainings.data(2)));

    @TempDir
    private Path folder;

    private CompiledModel model(String rule, String output) {
        String source = """
                input X[n, d]
                target t[n]
                param w[d] ~ normal(0, 1)
                param b ~ normal(0, 1)
                hyper rate = 0.05
                y = %s
                loss = mean((y - t)^2)
                minimize loss with %s
                """.formatted(output, rule);
        return CompiledModel.of("Resumed", source, folder.resolve("classes"));
    }

    private Path file() {
        return folder.resolve("run.safetensors");
    }

    private static FitOptions options(String kind) {
        return OPTIONS.get(kind).apply(FitOptions.epochs(6).batchSize(2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sgd(rate = rate)                              | X*w + b               | plain
            sgd(rate = rate, momentum = 0.9)              | X*w + b               | plain
            sgd(rate = rate, momentum = 0.9)              | X*w + b               | unshuffled
            sgd(rate = rate, momentum = 0.9)              | X*w + b               | drop
            sgd(rate = rate, momentum = 0.9)              | X*w + b               | roll over
            adam(rate = rate)                             | X*w + b               | plain
            adam(rate = rate, amsgrad = true)             | dropout(X, 0.3)*w + b | roll over
            adamw(rate = rate)                            | dropout(X, 0.3)*w + b | plain
            rmsprop(rate = rate)                          | X*w + b               | plain
            adagrad(rate = rate)                          | X*w + b               | plain
            sgd(rate = rate)                              | X*w + b               | accumulate
            adam(rate = rate)                             | X*w + b               | schedule
            adam(rate = rate)                             | dropout(X, 0.3)*w + b | schedule of steps
            adam(rate = rate)                             | X*w + b               | plateau
            adam(rate = rate)                             | X*w + b               | early stopping
            adam(rate = rate)                             | X*w + b               | validation data
            """)
    void goesOnToTheSameBits(String rule, String output, String kind) {
        CompiledModel model = model(rule, output);
        GeneratedObject whole = Trainings.trainer(model, 4);
        String expected = Trainings.bits(Trainings.fit(whole, options(kind)), whole);
        for (int broken = 1; broken <= 5; broken += 2) {
            Path file = folder.resolve("broken" + broken);
            // Steps: the last checkpoint before the end of the epoch, in its middle. Epochs: after the epoch before.
            for (Checkpoints often : List.of(Checkpoints.in(file).everySteps(1), Checkpoints.in(file))) {
                breakOff(model, options(kind).checkpoint(often), broken);
                GeneratedObject resumed = Trainings.trainer(model, 4);
                History history = Trainings.fit(resumed, options(kind).checkpoint(often));
                assertThat(Trainings.bits(history, resumed)).isEqualTo(expected);
                assertThat(file.toFile().delete()).isTrue();
            }
        }
    }

    /** As if the process were killed while its listener runs: the file is as it was then. */
    private static void breakOff(CompiledModel model, FitOptions options, int afterEpoch) {
        Path file = options.checkpoints().orElseThrow().file();
        Path then = file.resolveSibling("then");
        failAfter(
                model,
                options.onEpoch(epoch -> {
                    if (epoch.number() == afterEpoch) {
                        copy(file, then);
                    }
                }),
                afterEpoch);
        copy(then, file);
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void failAfter(CompiledModel model, FitOptions options, int epochs) {
        assertThatThrownBy(() -> Trainings.fit(Trainings.trainer(model, 4), options.onEpoch(epoch -> {
                    if (epoch.number() == epochs) {
                        throw new IllegalStateException("broken off");
                    }
                })))
                .hasMessage("broken off");
    }

    /** Also where a checkpoint is due after ten epochs only, and where the epoch is the last. */
    @ParameterizedTest
    @ValueSource(ints = {2, 6})
    void aListenerThatThrowsLosesNoEpoch(int broken) throws IOException {
        CompiledModel model = model("adam(rate = rate)", "X*w + b");
        GeneratedObject whole = Trainings.trainer(model, 4);
        String expected = Trainings.bits(Trainings.fit(whole, options("early stopping")), whole);
        FitOptions options =
                options("early stopping").checkpoint(Checkpoints.in(file()).everyEpochs(10));
        failAfter(model, options, broken);
        List<Integer> heard = new ArrayList<>();
        GeneratedObject resumed = Trainings.trainer(model, 4);
        History history = Trainings.fit(resumed, options.onEpoch(epoch -> heard.add(epoch.number())));
        assertThat(heard).isEqualTo(IntStream.rangeClosed(broken + 1, 6).boxed().toList());
        assertThat(Trainings.bits(history, resumed)).isEqualTo(expected);
        // The file has what the model has, the best parameters, and not those of the last epoch.
        float[] inFile = Safetensors.read(file()).tensor("w").floats();
        assertThat(IntStream.range(0, inFile.length).mapToDouble(i -> inFile[i]))
                .containsExactly(Arrays.stream(resumed.object("model").array("w"))
                        .boxed()
                        .toArray(Double[]::new));
    }

    @Test
    void whatAsksForTheEndMayThrowWithoutLosingAnEpoch() {
        CompiledModel model = model("adam(rate = rate)", "X*w + b");
        FitOptions options = options("plain").checkpoint(Checkpoints.in(file()).everyEpochs(10));
        List<Integer> made = new ArrayList<>();
        FitOptions failing = options.onEpoch(epoch -> made.add(epoch.number())).stopWhen(() -> {
            if (made.size() == 2) {
                throw new IllegalStateException("nobody to be asked");
            }
            return false;
        });
        GeneratedObject trainer = Trainings.trainer(model, 4);
        assertThatThrownBy(() -> Trainings.fit(trainer, failing)).hasMessageContaining("nobody to be asked");
        List<Integer> heard = new ArrayList<>();
        Trainings.fit(Trainings.trainer(model, 4), options.onEpoch(epoch -> heard.add(epoch.number())));
        assertThat(heard).startsWith(3);
    }

    /** As a task does that is cancelled. */
    @Test
    void aFitThatIsStoppedByAnInterruptKeepsWhatItHas() {
        CompiledModel model = model("adam(rate = rate)", "X*w + b");
        FitOptions options = options("plain").checkpoint(Checkpoints.in(file()).everyEpochs(100));
        FitOptions interrupted = options.onEpoch(epoch -> {
                    if (epoch.number() == 2) {
                        Thread.currentThread().interrupt();
                    }
                })
                .stopWhen(() -> Thread.currentThread().isInterrupted());
        History history = Trainings.fit(Trainings.trainer(model, 4), interrupted);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(history.isStopped()).isTrue();
        assertThat(history.epochs()).hasSize(2);
        List<Integer> heard = new ArrayList<>();
        Trainings.fit(Trainings.trainer(model, 4), options.onEpoch(epoch -> heard.add(epoch.number())));
        assertThat(heard).startsWith(3);
    }

    /** Each call makes a group of steps, within an epoch or up to its end, and is asked to stop. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sgd(rate = rate, momentum = 0.9)              | X*w + b               | plain
            sgd(rate = rate, momentum = 0.9)              | X*w + b               | roll over
            adam(rate = rate, amsgrad = true)             | dropout(X, 0.3)*w + b | drop
            sgd(rate = rate)                              | X*w + b               | accumulate
            adam(rate = rate)                             | dropout(X, 0.3)*w + b | schedule of steps
            adam(rate = rate)                             | X*w + b               | plateau
            adam(rate = rate)                             | X*w + b               | early stopping
            """)
    void aFitThatWasStoppedGoesOnToTheSameBits(String rule, String output, String kind) {
        CompiledModel model = model(rule, output);
        GeneratedObject whole = Trainings.trainer(model, 4);
        History expected = Trainings.fit(whole, options(kind).withReceipt());
        FitOptions options = options(kind).checkpoint(Checkpoints.in(file()).everyEpochs(10));
        int within = 0;
        GeneratedObject trainer = Trainings.trainer(model, 4);
        History history = Trainings.fit(trainer, options.stopWhen(() -> true));
        assertThat(history.epochs()).isEmpty();
        while (history.isStopped()) {
            String where = history.receipt().orElseThrow().entries().get("stopped");
            within += where.startsWith("after step") ? 1 : 0;
            trainer = Trainings.trainer(model, 4);
            history = Trainings.fit(trainer, options.stopWhen(() -> true));
        }
        assertThat(within).isGreaterThanOrEqualTo(4);
        assertThat(Trainings.bits(history, trainer)).isEqualTo(Trainings.bits(expected, whole));
        assertThat(history.receipt()).isEqualTo(expected.receipt());
    }

    @Test
    void finishedFitIsNotMadeAgain() {
        CompiledModel model = model("adam(rate = rate)", "X*w + b");
        FitOptions options = options("early stopping").checkpoint(file());
        GeneratedObject first = Trainings.trainer(model, 4);
        String expected = Trainings.bits(Trainings.fit(first, options), first);
        List<Epoch> heard = new ArrayList<>();
        GeneratedObject second = Trainings.trainer(model, 4);
        assertThat(Trainings.bits(Trainings.fit(second, options.onEpoch(heard::add)), second))
                .isEqualTo(expected);
        assertThat(heard).isEmpty();
    }

    @Test
    void moreEpochsGoOnWhereTheFitHadEnded() {
        CompiledModel model = model("adam(rate = rate)", "dropout(X, 0.3)*w + b");
        UnaryOperator<FitOptions> stopping = options -> options.validationSplit(0.2, 1)
                .schedule("rate", Schedule.step(1, 1.5))
                .earlyStopping(EarlyStopping.patience(50));
        GeneratedObject whole = Trainings.trainer(model, 4);
        String expected = Trainings.bits(Trainings.fit(whole, stopping.apply(FitOptions.epochs(9))), whole);
        Trainings.fit(
                Trainings.trainer(model, 4),
                stopping.apply(FitOptions.epochs(5)).checkpoint(file()));
        GeneratedObject more = Trainings.trainer(model, 4);
        assertThat(Trainings.bits(
                        Trainings.fit(more, stopping.apply(FitOptions.epochs(9)).checkpoint(file())), more))
                .isEqualTo(expected);
    }

    @Test
    void trainerLoadedFromACheckpointGoesOn() {
        CompiledModel model = model("adam(rate = rate)", "dropout(X, 0.3)*w + b");
        FitOptions options =
                options("schedule of steps").checkpoint(Checkpoints.in(file()).everySteps(1));
        GeneratedObject whole = Trainings.trainer(model, 4);
        String expected = Trainings.bits(Trainings.fit(whole, options("schedule of steps")), whole);
        breakOff(model, options, 3);
        GeneratedObject loaded = GeneratedObject.loaded(model.trainer(), file());
        assertThat(Trainings.bits(Trainings.fit(loaded, options), loaded)).isEqualTo(expected);
    }

    @Test
    void savedTrainerTrainsOnAsIfItHadNeverStopped() {
        CompiledModel model = model("adam(rate = rate)", "dropout(X, 0.3)*w + b");
        GeneratedObject whole = Trainings.trainer(model, 4);
        Trainings.fit(whole, FitOptions.epochs(2));
        whole.call("rate", 0.01);
        whole.call("save", file());
        GeneratedObject loaded = GeneratedObject.loaded(model.trainer(), file());
        assertThat(loaded.object("model").call("rate")).isEqualTo(0.01f);
        String expected = Trainings.bits(Trainings.fit(whole, FitOptions.epochs(2)), whole);
        assertThat(Trainings.bits(Trainings.fit(loaded, FitOptions.epochs(2)), loaded))
                .isEqualTo(expected);
        assertThat(GeneratedObject.loaded(model.model(), file()).call("rate")).isEqualTo(0.01f);
    }

    @Test
    void receiptIsTheSameForAFitThatWasBrokenOff() {
        CompiledModel model = model("adam(rate = rate)", "X*w + b");
        FitOptions options = options("roll over");
        var expected = Trainings.fit(Trainings.trainer(model, 4), options.withReceipt());
        breakOff(model, options.checkpoint(file()), 3);
        var resumed = Trainings.fit(Trainings.trainer(model, 4), options.checkpoint(file()));
        assertThat(resumed.receipt()).isPresent().isEqualTo(expected.receipt());
        var receipt = expected.receipt().orElseThrow();
        assertThat(receipt.verify(() -> Trainings.fit(Trainings.trainer(model, 4), options.withReceipt())))
                .hasToString("the same bits");
        var other = receipt.verify(() -> Trainings.fit(Trainings.trainer(model, 5), options.withReceipt()));
        assertThat(other.agrees()).isFalse();
        assertThat(other.toString())
                .contains("seed: 4 then, 5 now")
                .contains("parameters and hyperparameters at the start: ")
                .contains("parameters in the end: ")
                .contains("the loss of epoch 1: ");
        assertThat(Files.exists(file())).isTrue();
    }
}
