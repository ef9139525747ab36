package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.Safetensors;
import dev.gradsmith.runtime.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that do not fit are refused with what differs, and stay as they are. */
final class CheckpointRefusalTest {
    private static final String MODEL = """
            input X[n, d]
            target t[n]
            param w[d] ~ normal(0, 1)
            param b ~ normal(0, 1)
            hyper rate = 0.05
            y = X*w + b
            loss = mean((y - t)^2)
            metric off = mean(abs(y - t))
            minimize loss with sgd(rate = rate, momentum = 0.9)
            """;
    private static final String REMEDY =
            "\nGo back to the model file as it was, or train anew; Safetensors.read gives the numbers as they are.";

    @TempDir
    private Path folder;

    private CompiledModel model;
    private Path file;
    private byte[] saved;

    @BeforeEach
    void train() throws IOException {
        model = CompiledModel.of("Line", MODEL, folder.resolve("classes"));
        file = folder.resolve("line.safetensors");
        Trainings.fit(Trainings.trainer(model, 1), options());
        saved = Files.readAllBytes(file);
    }

    private FitOptions options() {
        return FitOptions.epochs(2).checkpoint(file);
    }

    private CompiledModel changed(String from, String to) {
        assertThat(MODEL).contains(from);
        return CompiledModel.of("Line", MODEL.replace(from, to), folder.resolve("changed"));
    }

    private void refuses(CompiledModel other, long seed, FitOptions options, String message) throws IOException {
        assertThatThrownBy(() -> Trainings.fit(Trainings.trainer(other, seed), options))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(file + ": " + message);
        assertThat(Files.readAllBytes(file)).isEqualTo(saved);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            y = X*w + b     | y = tanh(X*w) + b | now:  y = tanh(X * w) + b%n  then: y = X * w + b
            momentum = 0.9  | momentum = 0.8    | now:  minimize loss with sgd(rate = rate, momentum = 0.8)%n  then: minimize loss with sgd(rate = rate, momentum = 0.9)
            y = X*w + b     | param c ~ zeros(); y = X*w + b + c | now:  param c%n  now:  y = X * w + b + c%n  then: y = X * w + b
            """)
    void anotherVersionOfTheModelIsToldByItsStatements(String from, String to, String difference) throws IOException {
        String message =
                "it was written by another version of Line.grad.\n  " + difference.replace("%n", "\n") + REMEDY;
        refuses(changed(from, to), 1, options(), message);
    }

    @Test
    void modelOfAnotherVersionIsNotLoaded() {
        CompiledModel other = changed("X*w + b", "X*w - b");
        assertThatThrownBy(() -> GeneratedObject.loaded(other.model(), file))
                .hasMessage(file + ": it was written by another version of Line.grad."
                        + "\n  now:  y = X * w - b\n  then: y = X * w + b" + REMEDY);
        assertThatThrownBy(() -> GeneratedObject.loaded(other.trainer(), file))
                .hasMessageContaining("it was written by another version of Line.grad.");
    }

    @Test
    void whatDoesNotChangeTheModelMayDiffer() {
        CompiledModel other = changed("y = X*w + b", "// The prediction.\ny   =   X * w +\n    b");
        assertThat(GeneratedObject.loaded(other.trainer(), file).object("model").array("w"))
                .hasSize(3);
        CompiledModel slower = changed("0.05", "0.01");
        assertThat(GeneratedObject.loaded(slower.model(), file).call("rate")).isEqualTo(0.05f);
        CompiledModel adam = changed("sgd(rate = rate, momentum = 0.9)", "adam(rate = rate)");
        assertThat(GeneratedObject.loaded(adam.model(), file).array("w")).hasSize(3);
        CompiledModel small = changed("w[d] ~ normal(0, 1)", "w[d] ~ zeros()");
        assertThat(GeneratedObject.loaded(small.trainer(), file).object("model").array("w"))
                .hasSize(3);
    }

    @Test
    void otherModelIsRefused() throws IOException {
        CompiledModel other = CompiledModel.of("Other", MODEL, folder.resolve("other"));
        refuses(other, 1, options(), "it is of the model Line, not Other");
    }

    @Test
    void otherRunIsRefused() throws IOException {
        String anew = ". To begin anew, delete it or choose another file";
        refuses(model, 2, options(), "it is of another run: the trainer began as another: seed was 1 and is 2" + anew);
        refuses(model, 1, options().batchSize(5), "it is of another run: batchSize was 32 and is 5" + anew);
        refuses(model, 1, options().unshuffled(), "it is of another run: shuffleSeed was 0 and is unshuffled" + anew);
        refuses(
                model,
                1,
                FitOptions.epochs(1).checkpoint(file),
                "it is of another run: it has 2 epochs behind it, more than the 1 of these options" + anew);
        assertThatThrownBy(() -> Trainings.trainer(model, 1).call("fit", Trainings.data(2), options()))
                .hasMessage(file + ": it is of another run: its data were others" + anew);
        assertThat(Files.readAllBytes(file)).isEqualTo(saved);
    }

    @Test
    void fileWithoutARunIsRefused() throws IOException {
        Trainings.trainer(model, 1).call("save", file);
        saved = Files.readAllBytes(file);
        refuses(
                model,
                1,
                options(),
                "it holds no run that could go on: it was saved without one. Load it, or choose another file for checkpoints");
        Trainings.trainer(model, 1).object("model").call("save", file);
        saved = Files.readAllBytes(file);
        refuses(
                model,
                1,
                options(),
                "it holds a model alone, as a model's save writes it, and not the state of its training, as a trainer's save does");
        Safetensors.write(file, Map.of("w", Tensor.of(new float[3], 3)), Map.of());
        saved = Files.readAllBytes(file);
        refuses(model, 1, options(), "it was not written by Gradsmith, which could train on from it");
        saved = "my letters".getBytes(StandardCharsets.UTF_8);
        Files.write(file, saved);
        assertThatThrownBy(() -> Trainings.fit(Trainings.trainer(model, 1), options()))
                .hasMessageStartingWith(file + ": not a safetensors file");
        assertThat(Files.readAllBytes(file)).isEqualTo(saved);
    }

    @Test
    void whereNothingCanBeWrittenIsToldBeforeTheFirstStep() {
        GeneratedObject trainer = Trainings.trainer(model, 1);
        double[] before = trainer.object("model").array("w");
        Path missing = folder.resolve("none/run.safetensors");
        assertThatThrownBy(() -> Trainings.fit(trainer, FitOptions.epochs(1).checkpoint(missing)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(missing + ": there is no directory " + missing.getParent());
        assertThatThrownBy(() -> Trainings.fit(trainer, FitOptions.epochs(1).checkpoint(folder)))
                .hasMessage(folder + ": not a safetensors file: it is a directory");
        assertThat(trainer.object("model").array("w")).isEqualTo(before);
    }

    @Test
    void parametersOfAnotherSizeAreTold() throws IOException {
        GeneratedObject wider = GeneratedObject.builder(model.trainer())
                .object("d", 4)
                .object("seed", 1L)
                .object("build");
        var data = DataSet.builder()
                .add("X", new float[8], 4)
                .add("t", new float[2])
                .build();
        assertThatThrownBy(() -> wider.call("fit", data, options())).hasMessageContaining("its data were others");
        assertThat(Files.readAllBytes(file)).isEqualTo(saved);
    }
}
