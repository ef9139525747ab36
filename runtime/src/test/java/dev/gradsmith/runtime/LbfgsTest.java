package dev.gradsmith.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LbfgsTest {
    /** A function given as one that also fills its gradient. */
    private record Written(int size, ToDoubleBiFunction<double[], double[]> function)
            implements DifferentiableFunction {
        @Override
        public double value(double[] at) {
            return valueAndGradient(at, new double[size]);
        }

        @Override
        public double valueAndGradient(double[] at, double[] gradient) {
            return function.applyAsDouble(at, gradient);
        }

        @Override
        public void gradient(double[] at, double[] gradient) {
            valueAndGradient(at, gradient);
        }

        @Override
        public void hessianVectorProduct(double[] at, double[] vector, double[] product) {
            throw new AssertionError("L-BFGS needs no second derivatives");
        }
    }

    /** The extended function of Rosenbrock in any even number of variables. */
    private static double rosenbrock(double[] x, double[] gradient) {
        double sum = 0;
        for (int i = 0; i < x.length; i += 2) {
            double bend = x[i + 1] - x[i] * x[i];
            double rest = 1 - x[i];
            sum += 100 * bend * bend + rest * rest;
            gradient[i] = -400 * x[i] * bend - 2 * rest;
            gradient[i + 1] = 200 * bend;
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10, 1000})
    void rosenbrocksValleyIsFollowed(int size) {
        double[] start = new double[size];
        for (int i = 0; i < size; i++) {
            start[i] = i % 2 == 0 ? -1.2 : 1;
        }
        SolverFit fit = Lbfgs.minimize(new Written(size, LbfgsTest::rosenbrock), start);
        assertThat(fit.converged()).isTrue();
        assertThat(fit.iterations()).isLessThan(100);
        for (double parameter : fit.parameters()) {
            assertThat(parameter).isCloseTo(1, within(1e-6));
        }
    }

    /** Curvatures from 1 to 10^3. */
    @Test
    void anIllConditionedQuadratic() {
        int size = 50;
        SolverFit fit = Lbfgs.minimize(
                new Written(size, (x, gradient) -> {
                    double sum = 0;
                    for (int i = 0; i < size; i++) {
                        double curvature = Math.pow(10, 3.0 * i / (size - 1));
                        sum += curvature * (x[i] - 1) * (x[i] - 1) / 2;
                        gradient[i] = curvature * (x[i] - 1);
                    }
                    return sum;
                }),
                new double[size],
                SolverOptions.defaults().withTolerance(1e-14));
        assertThat(fit.converged()).as("%s", fit).isTrue();
        assertThat(fit.value()).isLessThan(1e-10);
    }

    @Test
    void whatFallsForeverHasNoMinimum() {
        SolverFit fit = Lbfgs.minimize(
                new Written(1, (x, gradient) -> {
                    gradient[0] = -1;
                    return -x[0];
                }),
                new double[1]);
        assertThat(fit.stop()).isEqualTo(SolverStop.NO_MINIMUM);
    }

    /** -log(x) + x has no value left of 0, where long steps end. */
    @Test
    void stepsOutOfTheDomainAreShortened() {
        SolverFit fit = Lbfgs.minimize(
                new Written(1, (x, gradient) -> {
                    gradient[0] = 1 - 1 / x[0];
                    return x[0] - Math.log(x[0]);
                }),
                new double[] {20});
        assertThat(fit.converged()).isTrue();
        assertThat(fit.parameters()[0]).isCloseTo(1, within(1e-8));
    }

    @Test
    void iterationsAreToldAndLimited() {
        List<Integer> told = new ArrayList<>();
        SolverFit fit = Lbfgs.minimize(
                new Written(2, LbfgsTest::rosenbrock),
                new double[] {-1.2, 1},
                SolverOptions.defaults().withMostIterations(3).withListener(one -> told.add(one.iteration())));
        assertThat(fit.stop()).isEqualTo(SolverStop.MOST_ITERATIONS);
        assertThat(fit.converged()).isFalse();
        assertThat(told).containsExactly(1, 2, 3);
    }

    @Test
    void wrongStartsAndOptionsAreRefused() {
        Written function = new Written(2, LbfgsTest::rosenbrock);
        assertThatThrownBy(() -> Lbfgs.minimize(function, new double[3])).hasMessageContaining("3 values for 2");
        assertThatThrownBy(() -> Lbfgs.minimize(function, new double[] {1, Double.NaN}))
                .hasMessageContaining("NaN");
        SolverOptions defaults = SolverOptions.defaults();
        assertThatThrownBy(() -> defaults.withTolerance(-1)).hasMessageContaining("tolerance");
        assertThatThrownBy(() -> defaults.withMostIterations(0)).hasMessageContaining("mostIterations");
        assertThatThrownBy(() -> defaults.withMemory(0)).hasMessageContaining("memory");
        assertThatThrownBy(() -> defaults.withLargestMatrix(0)).hasMessageContaining("largestMatrix");
    }
}
