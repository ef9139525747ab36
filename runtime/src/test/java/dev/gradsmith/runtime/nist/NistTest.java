package dev.gradsmith.runtime.nist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.runtime.LeastSquaresFit;
import dev.gradsmith.runtime.LeastSquaresStop;
import dev.gradsmith.runtime.LevenbergMarquardt;
import dev.gradsmith.runtime.LinearLeastSquares;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both solvers against the certified values of the NIST Statistical Reference Datasets; prints how many digits agree. */
class NistTest {
    /** The certified values of the nonlinear sets have 11 digits. */
    private static final double NONLINEAR_DIGITS = 9;

    private static final double LINEAR_DIGITS = 9;

    static Stream<Arguments> nonlinearSetsAndStarts() {
        return NistModel.ALL.keySet().stream()
                .sorted()
                .flatMap(name -> IntStream.of(1, 2).mapToObj(start -> Arguments.of(name, start)));
    }

    @ParameterizedTest(name = "{0} from start {1}")
    @MethodSource("nonlinearSetsAndStarts")
    void nonlinear(String name, int start) {
        NistSet set = NistSet.read(name);
        double[] from = set.starts().get(start - 1);
        LeastSquaresFit fit = LevenbergMarquardt.fit(NistProblem.nonlinear(set), from);
        print(name + " " + start, fit, set);
        assertThat(fit.converged()).isTrue();
        assertThat(Digits.of(fit.parameters(), set.certified())).isGreaterThan(NONLINEAR_DIGITS);
        assertThat(Digits.of(fit.standardDeviations(), set.deviations())).isGreaterThan(NONLINEAR_DIGITS);
        assertThat(Digits.of(fit.residualSumOfSquares(), set.residualSumOfSquares()))
                .isGreaterThan(NONLINEAR_DIGITS);
        assertThat(Digits.of(fit.residualStandardDeviation(), set.residualStandardDeviation()))
                .isGreaterThan(NONLINEAR_DIGITS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Longley", "Norris", "NoInt1", "Wampler1", "Wampler2", "Wampler3", "Wampler5"})
    void linear(String name) {
        NistSet set = NistSet.read(name);
        LeastSquaresFit fit = LinearLeastSquares.fit(NistProblem.linear(set));
        print(name, fit, set);
        assertThat(fit.stop()).isEqualTo(LeastSquaresStop.CLOSED_FORM);
        assertThat(Digits.of(fit.parameters(), set.certified())).isGreaterThan(LINEAR_DIGITS);
        assertThat(Digits.of(fit.standardDeviations(), set.deviations())).isGreaterThan(LINEAR_DIGITS);
        assertThat(Digits.of(fit.residualStandardDeviation(), set.residualStandardDeviation()))
                .isGreaterThan(LINEAR_DIGITS);
    }

    /** Powers up to the tenth, each rounded to double: the fit to the rounded matrix, which is exact, is not the fit to the powers. */
    @Test
    void filipHasTheDigitsThatItsRoundedPowersLeave() {
        NistSet set = NistSet.read("Filip");
        LeastSquaresFit rounded = LinearLeastSquares.fit(NistProblem.linear(set));
        print("Filip, powers rounded", rounded, set);
        assertThat(Digits.of(rounded.parameters(), set.certified())).isGreaterThan(6);
        assertThat(Digits.of(rounded.standardDeviations(), set.deviations())).isGreaterThan(6);
        double[] atZero = IntStream.range(0, set.observed().length)
                .mapToDouble(i -> -set.observed()[i])
                .toArray();
        LeastSquaresFit exact = LinearLeastSquares.fit(
                set.certified().length, NistProblem.matrix(set), NistProblem.roundedOff(set), atZero);
        print("Filip, powers in two doubles", exact, set);
        assertThat(Digits.of(exact.parameters(), set.certified())).isGreaterThan(LINEAR_DIGITS);
        assertThat(Digits.of(exact.standardDeviations(), set.deviations())).isGreaterThan(LINEAR_DIGITS);
    }

    /** The other way to solve what is linear: as good as QR alone. */
    @ParameterizedTest
    @ValueSource(strings = {"Longley", "Norris", "NoInt1", "Wampler1", "Wampler2", "Wampler3", "Wampler5"})
    void linearByLevenbergMarquardt(String name) {
        NistSet set = NistSet.read(name);
        LeastSquaresFit fit = LevenbergMarquardt.fit(NistProblem.linear(set), new double[set.certified().length]);
        print(name + ", iterated", fit, set);
        assertThat(Digits.of(fit.parameters(), set.certified())).isGreaterThan(6);
    }

    private static void print(String what, LeastSquaresFit fit, NistSet set) {
        System.out.printf(
                Locale.ROOT,
                "%-30s parameters %4.1f, deviations %4.1f, residual deviation %4.1f digits; %d iterations, %d evaluations, %s%n",
                what,
                Digits.of(fit.parameters(), set.certified()),
                Digits.of(fit.standardDeviations(), set.deviations()),
                Digits.of(fit.residualStandardDeviation(), set.residualStandardDeviation()),
                fit.iterations(),
                fit.evaluations(),
                fit.stop());
    }
}
