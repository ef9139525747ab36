package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.EarlyStopping;
import dev.gradsmith.runtime.Epoch;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.History;
import dev.gradsmith.runtime.Monitor;
import dev.gradsmith.runtime.NonFiniteException;
import dev.gradsmith.runtime.RandomStream;
import dev.gradsmith.runtime.Schedule;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a fit offers, with trainers as they are generated. */
class FitFeaturesTest {
    private static final int ROWS = 300;
    private static final String LINE = """
            input  X[n, 2]
            target t[n]
            param  w[2] ~ zeros
            param  b    ~ zeros
            hyper  rate = 0.1
            y = X*w + b
            loss = mean((y - t)^2)
            metric mae = mean(abs(y - t))
            minimize loss with\s""";

    private final float[] features = new float[2 * ROWS];
    private final float[] observed = new float[ROWS];

    @TempDir
    private Path folder;

    FitFeaturesTest() {
        RandomStream random = new RandomStream(5);
        for (int i = 0; i < ROWS; i++) {
            features[2 * i] = (float) random.nextGaussian();
            features[2 * i + 1] = (float) random.nextGaussian();
            observed[i] = 2 * features[2 * i] - 3 * features[2 * i + 1] + 1;
        }
    }

    private GeneratedObject trainer(String source) {
        return GeneratedObject.builder(CompiledModel.of("Line", source, folder).trainer())
                .object("build");
    }

    private History fit(GeneratedObject trainer, FitOptions options) {
        return (History) trainer.call("fit", features, observed, options);
    }

    private DataSet data() {
        return DataSet.builder().add("X", features, 2).add("t", observed).build();
    }

    private static double[] parameters(GeneratedObject trainer) {
        GeneratedObject model = trainer.object("model");
        double[] w = model.array("w");
        return new double[] {w[0], w[1], ((Number) model.call("b")).doubleValue()};
    }

    @Test
    void measuresAreThoseOfEvaluate() {
        GeneratedObject trainer = trainer(LINE + "sgd(rate)");
        DataSet.Split split = data().split(0.8, 1);
        FitOptions options = FitOptions.epochs(3).validation(split.test()).trainingMetrics();
        Epoch last = ((History) trainer.call("fit", split.train(), options)).last();
        assertThat(last.validation()).isEqualTo(evaluation(trainer, split.test()));
        assertThat(last.training()).isEqualTo(evaluation(trainer, split.train()));
        assertThat(last.validation().keySet()).containsExactly("loss", "mae");
    }

    private static Map<String, Double> evaluation(GeneratedObject trainer, DataSet data) {
        GeneratedObject values = trainer.object("evaluate", data);
        return Map.of(
                "loss", ((Number) values.call("loss")).doubleValue(),
                "mae", ((Number) values.call("mae")).doubleValue());
    }

    /** A fit on a part has the bits of a fit on that part alone. */
    @Test
    void rowsTakenOutLeaveTheOthersAsTheyAre() {
        GeneratedObject trainer = trainer(LINE + "sgd(rate)");
        History history = fit(trainer, FitOptions.epochs(4).validationSplit(0.25, 9));
        assertThat(history.last().examples()).isEqualTo(225);
        assertThat(history.last().validationLoss()).isPresent();
        History again = fit(trainer(LINE + "sgd(rate)"), FitOptions.epochs(4).validationSplit(0.25, 9));
        assertThat(again.last().validation()).isEqualTo(history.last().validation());
    }

    @Test
    void columnsOfValidationDataAreChecked() {
        GeneratedObject trainer = trainer(LINE + "sgd(rate)");
        DataSet wrong = DataSet.builder().add("X", features, 2).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fit(trainer, FitOptions.epochs(1).validation(wrong)))
                .withMessageStartingWith("the data set has no column 't'");
    }

    @Test
    void anEarlyStopGivesBackTheBestParameters() {
        GeneratedObject trainer = trainer(LINE + "sgd(rate)");
        double[][] each = new double[20][];
        FitOptions options = FitOptions.epochs(20)
                .validationSplit(0.2, 1)
                // From the fourth epoch on the rate is too large, and the loss grows.
                .schedule("rate", Schedule.constant().then(3, progress -> 12))
                .earlyStopping(EarlyStopping.patience(2))
                .onEpoch(epoch -> each[epoch.number() - 1] = parameters(trainer));
        History history = fit(trainer, options);
        int best = history.restored().orElseThrow().number();
        assertThat(history.epochs()).hasSize(best + 2);
        assertThat(parameters(trainer)).containsExactly(each[best - 1]);
        assertThat(history.values(Monitor.validationLoss())[best - 1])
                .isEqualTo(Arrays.stream(history.values(Monitor.validationLoss()))
                        .min()
                        .getAsDouble());
        assertThat(((Number) trainer.object("model").call("rate")).floatValue()).isEqualTo(0.1f);
    }

    /** A batch in parts is the batch: to rounding, whatever the rule, in the order given and shuffled, also where the last is smaller. */
    @ParameterizedTest
    @ValueSource(strings = {"sgd(rate)", "adam(rate)", "sgd(rate, momentum = 0.9, clip_norm = 1)"})
    void accumulatedBatchesAreAsOneBatch(String rule) {
        GeneratedObject whole = trainer(LINE + rule);
        GeneratedObject parts = trainer(LINE + rule);
        FitOptions options = FitOptions.epochs(2).shuffleSeed(3);
        History expected = fit(whole, options.batchSize(28));
        History found = fit(parts, options.batchSize(7).accumulateMean(4));
        assertThat(parameters(parts)).containsExactly(parameters(whole), within(1e-5));
        assertThat(found.last().steps()).isEqualTo(expected.last().steps());
        assertThat(found.last().meanLoss()).isCloseTo(expected.last().meanLoss(), within(1e-5));
        fit(whole, options.batchSize(28).unshuffled());
        fit(parts, options.batchSize(7).accumulateMean(4).unshuffled());
        assertThat(parameters(parts)).containsExactly(parameters(whole), within(1e-5));
    }

    @Test
    void aLossThatIsASumAddsUp() {
        String source = LINE.replace("mean((y - t)^2)", "sum((y - t)^2)") + "sgd(0.001)";
        GeneratedObject whole = trainer(source);
        GeneratedObject parts = trainer(source);
        fit(whole, FitOptions.epochs(2).batchSize(28));
        fit(parts, FitOptions.epochs(2).batchSize(7).accumulateSum(4));
        assertThat(parameters(parts)).containsExactly(parameters(whole), within(1e-5));
    }

    /** Its gradient lies in the other parameter, which must not be overwritten. */
    @Test
    void aModelThatCannotAccumulateSaysSo() {
        String source = "param u ~ ones\nparam v ~ ones\nloss = u * v\nminimize loss with sgd(0.1)";
        GeneratedObject trainer = GeneratedObject.builder(
                        CompiledModel.of("Model", source, folder).trainer())
                .object("build");
        assertThatThrownBy(() -> trainer.call("fit", FitOptions.epochs(2).accumulateMean(2)))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("leave out accumulateMean");
    }

    @Test
    void aStepScheduleMovesTheRateWithinAnEpoch() {
        GeneratedObject trainer = trainer(LINE + "sgd(rate)");
        FitOptions options = FitOptions.epochs(1).batchSize(100).unshuffled();
        fit(trainer, options.scheduleSteps("rate", Schedule.warmUp(1, 0.5)));
        GeneratedObject stepped = trainer(LINE + "sgd(rate)");
        double[] rates = {0.1 * 0.5, 0.1 * (0.5 + 0.5 / 3), 0.1 * (0.5 + 0.5 * 2 / 3)};
        for (int step = 0; step < 3; step++) {
            stepped.call("rate", rates[step]);
            stepped.call(
                    "step",
                    Arrays.copyOfRange(features, 200 * step, 200 * step + 200),
                    Arrays.copyOfRange(observed, 100 * step, 100 * step + 100));
        }
        assertThat(parameters(trainer)).containsExactly(parameters(stepped), within(1e-7));
    }

    /** Steps in registers or alone, on a range or in another order: the same step, and the same words. */
    @ParameterizedTest
    @CsvSource({"true, sgd(rate)", "false, sgd(rate)", "true, adam(rate)", "false, adam(rate)"})
    void dataThatIsNotFiniteIsTold(boolean shuffled, String rule) {
        features[2 * 117 + 1] = Float.NaN;
        GeneratedObject trainer = trainer(LINE + rule);
        FitOptions options = FitOptions.epochs(2).batchSize(4);
        NonFiniteException thrown = catchThrowableOfType(
                NonFiniteException.class, () -> fit(trainer, shuffled ? options.shuffleSeed(1) : options.unshuffled()));
        assertThat(thrown.epoch()).isEqualTo(1);
        assertThat(thrown)
                .hasMessageStartingWith("`X` (Line.grad:1) is not finite in row ")
                .hasMessageContaining(
                        " of the batch, which is row 117 of the data, at step " + thrown.step() + " of epoch 1; ")
                .hasMessageEndingWith("clean the data, or choose a policy for missing values where it is read");
        if (!shuffled) {
            assertThat(thrown.step()).isEqualTo(117 / 4 + 1);
        }
        assertThat(parameters(trainer)).doesNotContain(Double.NaN);
    }

    /** The parameters are those before the step at fault: what steps alone make of the rows before. */
    @Test
    void whatWasLearnedBeforeIsThere() {
        observed[77] = Float.POSITIVE_INFINITY;
        GeneratedObject trainer = trainer(LINE + "sgd(rate)");
        assertThatThrownBy(() -> fit(trainer, FitOptions.epochs(1).batchSize(1).unshuffled()))
                .isInstanceOf(NonFiniteException.class)
                .hasMessageStartingWith(
                        "`t` (Line.grad:2) is not finite in row 0 of the batch, which is row 77 of the data, at step 78");
        GeneratedObject stepped = trainer(LINE + "sgd(rate)");
        for (int row = 0; row < 77; row++) {
            stepped.call("step", Arrays.copyOfRange(features, 2 * row, 2 * row + 2), new float[] {observed[row]});
        }
        assertThat(parameters(trainer)).containsExactly(parameters(stepped));
    }

    @Test
    void aRateThatIsTooLargeIsTold() {
        GeneratedObject trainer = trainer(LINE + "sgd(5)");
        NonFiniteException thrown = catchThrowableOfType(
                NonFiniteException.class,
                () -> fit(trainer, FitOptions.epochs(100).batchSize(10)));
        assertThat(thrown)
                .hasMessageMatching(
                        "`(y|loss)` \\(Line.grad:[67]\\) is not finite.*at step \\d+ of epoch \\d+; the parameter `[wb]`"
                                + " has grown to .*, as it does when training diverges: choose a smaller rate, or limit the gradient by.*");
    }

    @Test
    void aFunctionOutsideItsDomainIsToldByItsName() {
        String source = """
                input  x[n]
                param  a ~ ones
                shifted = a * x
                risk = log(shifted)
                loss = mean(risk^2)
                minimize loss with sgd(0.01)
                """;
        GeneratedObject trainer = GeneratedObject.builder(
                        CompiledModel.of("Model", source, folder).trainer())
                .object("build");
        assertThatThrownBy(() -> trainer.call(
                        "fit",
                        new float[] {1, 2, 3, 0, 5},
                        FitOptions.epochs(1).batchSize(2).unshuffled()))
                .isInstanceOf(NonFiniteException.class)
                .hasMessage(
                        "`risk` (Model.grad:4) is not finite in row 1 of the batch, which is row 3 of the data, at step 2 of epoch 1;"
                                + " a function is outside its domain or overflows, as log(0), 0/0 or exp of a large number: guard it, bring the"
                                + " inputs to the same scale, or choose a smaller rate");
    }

    /** The loss may be finite where its slope is not: then the next step finds the parameter. */
    @Test
    void aSlopeThatIsNotFiniteIsToldByItsParameter() {
        String source = """
                input  x[n]
                param  a ~ zeros
                loss = mean(sqrt(abs(a)) + x)
                metric size = abs(a)
                minimize loss with sgd(0.01)
                """.replace("sqrt(abs(a))", "sqrt(a^2 .* a^2 + a)");
        GeneratedObject trainer = GeneratedObject.builder(
                        CompiledModel.of("Model", source, folder).trainer())
                .object("build");
        assertThatThrownBy(() -> trainer.call(
                        "fit", new float[] {1, 2, 3, 4}, FitOptions.epochs(1).batchSize(2)))
                .isInstanceOf(NonFiniteException.class)
                .hasMessageStartingWith(
                        "`a` (Model.grad:2) is not finite at step 2 of epoch 1; the update before made it so");
    }

    @Test
    void aStepWhoseLossIsNotFiniteChangesNothing() {
        GeneratedObject trainer = trainer(LINE + "adam(rate)");
        Object loss = trainer.call("step", new float[] {1, Float.NaN}, new float[] {1});
        assertThat(((Number) loss).doubleValue()).isNaN();
        assertThat(parameters(trainer)).containsExactly(0, 0, 0);
    }

    /** Weights of the proximal step that a gradient would only make small are exactly 0. */
    @Test
    void aProximalStepSelects() {
        GeneratedObject trainer = trainer(LINE + "sgd(rate, l1 = 2.5)");
        fit(trainer, FitOptions.epochs(20).batchSize(30));
        double[] found = parameters(trainer);
        assertThat(found[1]).isNegative();
        assertThat(found[2]).isZero();
    }

    /** Only what an epoch makes for its record; with ten times as many steps it is the same. */
    @ParameterizedTest
    @ValueSource(strings = {"sgd(rate)", "adam(rate)", "sgd(rate, clip_norm = 1)"})
    void stepsOfAFitAllocateNothing(String rule) {
        GeneratedObject trainer = trainer(LINE + rule);
        FitOptions options = FitOptions.epochs(200).batchSize(1).unshuffled();
        fit(trainer, options);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        fit(trainer, options);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(bytes / 200).as("bytes an epoch of %d steps", ROWS).isLessThan(1_000);
    }

    /** A model whose steps are in registers keeps them there, unless the norm of all gradients is asked for. */
    @ParameterizedTest
    @CsvSource({"sgd(rate), true", "'sgd(rate, clip_value = 1, l1 = 0.1)', true", "'sgd(rate, clip_norm = 1)', false"})
    void shortStepsStayInRegisters(String rule, boolean inRegisters) {
        trainer(LINE + rule);
        assertThat(folder.resolve("generated/Line.java"))
                .content()
                .satisfies(text -> assertThat(text.contains("double steps(")).isEqualTo(inRegisters));
    }

    /** Class weights as PyTorch has them: a row counts as often as its class weighs. */
    @Test
    void weightsOfClassesAndExamplesAgree() {
        String source = """
                precision double
                input  z[n, 3]
                target label[n] : index(3)
                input  %s
                param  bias[3] ~ zeros
                loss = cross_entropy(z + bias, label, weight)
                """;
        double[] z = {0.5, -1, 2, 0.1, 0.2, -0.3, 1, 1, 1, -2, 0.4, 0.9};
        int[] labels = {2, 0, 1, 0};
        double[] ofClasses = {0.5, 2, 1.5};
        GeneratedObject classes = GeneratedObject.builder(
                        CompiledModel.of("Weighted", source.formatted("weight[3]"), folder)
                                .model())
                .object("build");
        double loss = ((Number) classes.call("loss", z, labels, ofClasses)).doubleValue();
        GeneratedObject examples = GeneratedObject.builder(
                        CompiledModel.of("Weighted", source.formatted("weight[n]"), folder.resolve("examples"))
                                .model())
                .object("build");
        double[] ofExamples =
                Arrays.stream(labels).mapToDouble(label -> ofClasses[label]).toArray();
        assertThat(((Number) examples.call("loss", z, labels, ofExamples)).doubleValue())
                .isCloseTo(loss, within(1e-14));
        // torch.nn.CrossEntropyLoss(weight=torch.tensor([0.5, 2, 1.5])) in float64, PyTorch 1.13.1.
        assertThat(loss).isCloseTo(1.0607737707637026, within(1e-14));
    }

    /** Models without a batch dimension have epochs of one step, and the same words for what goes wrong. */
    @Test
    void aModelWithoutBatchesIsToldToo() {
        String source = "param x ~ constant(3)\nloss = x^4 - x\nminimize loss with sgd(1)";
        GeneratedObject trainer = GeneratedObject.builder(
                        CompiledModel.of("Model", source, folder).trainer())
                .object("build");
        assertThatThrownBy(() -> trainer.call("fit", FitOptions.epochs(100)))
                .isInstanceOf(NonFiniteException.class)
                .hasMessageContaining("(Model.grad:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.call("fit", FitOptions.epochs(1).validationSplit(0.5, 1)))
                .withMessageStartingWith("a validation fraction of 0.5 leaves");
    }
}
