package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.runtime.DifferentiableFunction;
import dev.gradsmith.runtime.LeastSquaresFit;
import dev.gradsmith.runtime.LeastSquaresStop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models of the NIST Statistical Reference Datasets, compiled and fitted, against the certified values; prints how many digits agree. */
class NistFitTest {
    private static final Path MODELS = Path.of("src/test/resources/nist");
    private static final Pattern PARAMETER = Pattern.compile("^param (\\w+)(\\[(\\d+)])?", Pattern.MULTILINE);

    @TempDir
    private Path folder;

    static Stream<String> nonlinear() {
        return Stream.of(
                "Bennett5",
                "BoxBOD",
                "Chwirut1",
                "Chwirut2",
                "DanWood",
                "ENSO",
                "Eckerle4",
                "Gauss1",
                "Gauss2",
                "Gauss3",
                "Hahn1",
                "Kirby2",
                "Lanczos2",
                "Lanczos3",
                "MGH09",
                "MGH10",
                "MGH17",
                "Misra1a",
                "Misra1b",
                "Misra1c",
                "Misra1d",
                "Nelson",
                "Rat42",
                "Rat43",
                "Roszman1",
                "Thurber");
    }

    @ParameterizedTest
    @MethodSource("nonlinear")
    void nonlinear(String name) {
        checkFromBothStarts(name, 8);
    }

    /**
     * Its residuals are of 9e-14, and what rounding does to values of 2 is some 3e-16: with 24 rows, that leaves three digits of the sum of
     * their squares, on which the deviations rest. The parameters have all of theirs.
     */
    @Test
    void lanczos1HasTheDigitsThatItsRoundedResidualsLeave() {
        checkFromBothStarts("Lanczos1", 2.5);
    }

    private void checkFromBothStarts(String name, double digitsOfDeviations) {
        Model model = new Model(name);
        for (double[] start : model.set.starts()) {
            model.checkGradient(start);
            LeastSquaresFit fit = model.fit(start);
            print(name, fit, model.set);
            assertThat(fit.converged()).isTrue();
            assertThat(digits(fit.parameters(), model.set.certified())).isGreaterThan(8);
            assertThat(digits(fit.standardDeviations(), model.set.deviations())).isGreaterThan(digitsOfDeviations);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Filip",
                "Longley",
                "Norris",
                "NoInt1",
                "NoInt2",
                "Pontius",
                "Wampler1",
                "Wampler2",
                "Wampler3",
                "Wampler4",
                "Wampler5"
            })
    void linear(String name) {
        Model model = new Model(name);
        LeastSquaresFit fit = model.fit(new double[model.set.certified().length]);
        print(name, fit, model.set);
        assertThat(fit.stop()).isEqualTo(LeastSquaresStop.CLOSED_FORM);
        assertThat(digits(fit.parameters(), model.set.certified())).isGreaterThan(9);
        assertThat(digits(fit.standardDeviations(), model.set.deviations())).isGreaterThan(9);
    }

    /** One of the models, compiled, with its data. */
    private final class Model {
        private final NistFile set;
        private final String source;
        private final CompiledModel compiled;

        Model(String name) {
            this.set = NistFile.read(name);
            this.source = read(MODELS.resolve(name + ".grad"));
            this.compiled = CompiledModel.of(name, source, folder);
        }

        /** A builder with these parameters. */
        private GeneratedObject start(Class<?> type, double... values) {
            GeneratedObject builder = GeneratedObject.builder(type);
            Matcher parameter = PARAMETER.matcher(source);
            int at = 0;
            while (parameter.find()) {
                int size = parameter.group(3) == null ? 1 : Integer.parseInt(parameter.group(3));
                double[] own = Arrays.copyOfRange(values, at, at + size);
                Object value = parameter.group(3) == null ? (Object) own[0] : own;
                builder.call(parameter.group(1), value);
                at += size;
            }
            return builder;
        }

        LeastSquaresFit fit(double... start) {
            GeneratedObject trainer = start(compiled.trainer(), start).object("build");
            LeastSquaresFit fit = (LeastSquaresFit) trainer.call("fit", set.predictors(), set.observed());
            checkParts(trainer, fit);
            return fit;
        }

        /** What the model then has, and the deviations by name. */
        private void checkParts(GeneratedObject trainer, LeastSquaresFit fit) {
            GeneratedObject model = trainer.object("model");
            GeneratedObject deviations = trainer.object("standardDeviations", fit);
            Matcher parameter = PARAMETER.matcher(source);
            int at = 0;
            while (parameter.find()) {
                double[] fitted = model.array(parameter.group(1));
                assertThat(fitted).isEqualTo(Arrays.copyOfRange(fit.parameters(), at, at + fitted.length));
                assertThat(deviations.array(parameter.group(1)))
                        .isEqualTo(Arrays.copyOfRange(fit.standardDeviations(), at, at + fitted.length));
                at += fitted.length;
            }
        }

        /** The gradient of the objective against central differences of its value. */
        void checkGradient(double... start) {
            DifferentiableFunction function = (DifferentiableFunction)
                    start(compiled.model(), start).object("build").call("function", set.predictors(), set.observed());
            double[] gradient = new double[start.length];
            function.gradient(start, gradient);
            for (int i = 0; i < start.length; i++) {
                double step = 1e-6 * Math.abs(start[i]);
                double[] moved = start.clone();
                moved[i] = start[i] + step;
                double above = function.value(moved);
                moved[i] = start[i] - step;
                double below = function.value(moved);
                double error = Math.abs((above - below) / (2 * step) - gradient[i]);
                // What rounding of the two values does to their difference.
                double rounding = 1e-14 * above / step;
                assertThat(error).isLessThan(1e-4 * Math.abs(gradient[i]) + rounding);
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Of the worst value; where the certified one is 0, of the difference from it. */
    private static double digits(double[] found, double[] certified) {
        return IntStream.range(0, found.length)
                .mapToDouble(i -> Math.abs(found[i] - certified[i]) / (certified[i] == 0 ? 1 : Math.abs(certified[i])))
                .map(error -> Math.min(15, -Math.log10(error)))
                .min()
                .orElseThrow();
    }

    private static void print(String name, LeastSquaresFit fit, NistFile set) {
        List<Double> digits =
                List.of(digits(fit.parameters(), set.certified()), digits(fit.standardDeviations(), set.deviations()));
        System.out.printf(
                Locale.ROOT,
                "%-10s parameters %4.1f, deviations %4.1f digits; %d iterations, %s%n",
                name,
                digits.get(0),
                digits.get(1),
                fit.iterations(),
                fit.stop());
    }
}
