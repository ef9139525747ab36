package dev.gradsmith.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SgdRateTest {
    /** The sum of c (x - 1)²/2 over curvatures c, turned into other axes by a reflection. */
    private record Quadratic(double... curvatures) implements DifferentiableFunction {
        @Override
        public int size() {
            return curvatures.length;
        }

        private double[] turned(double[] x) {
            double mean = 0;
            for (double value : x) {
                mean += value / x.length;
            }
            double[] turned = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                turned[i] = x[i] - 2 * mean;
            }
            return turned;
        }

        @Override
        public double value(double[] at) {
            return valueAndGradient(at, new double[at.length]);
        }

        @Override
        public double valueAndGradient(double[] at, double[] gradient) {
            double[] z = turned(at);
            double sum = 0;
            for (int i = 0; i < z.length; i++) {
                sum += curvatures[i] * (z[i] - 1) * (z[i] - 1) / 2;
                z[i] = curvatures[i] * (z[i] - 1);
            }
            System.arraycopy(turned(z), 0, gradient, 0, z.length);
            return sum;
        }

        @Override
        public void gradient(double[] at, double[] gradient) {
            valueAndGradient(at, gradient);
        }

        @Override
        public void hessianVectorProduct(double[] at, double[] vector, double[] product) {
            double[] z = turned(vector);
            for (int i = 0; i < z.length; i++) {
                z[i] *= curvatures[i];
            }
            System.arraycopy(turned(z), 0, product, 0, z.length);
        }
    }

    @Test
    void theExtremesAreFound() {
        SgdRate rate = SgdRate.of(new Quadratic(0.5, 3, 3, 8));
        assertThat(rate.largestCurvature()).isCloseTo(8, within(1e-10));
        assertThat(rate.leastCurvature()).isCloseTo(0.5, within(1e-10));
        assertThat(rate.safe()).isCloseTo(1.0 / 8, within(1e-12));
        assertThat(rate.limit()).isCloseTo(2.0 / 8, within(1e-12));
    }

    @Test
    void theExcessShrinksAsDescentDoes() {
        Quadratic function = new Quadratic(0.5, 3, 3, 8, 1);
        SgdRate rate = SgdRate.of(function);
        double[] point = new double[5];
        double before = function.value(point);
        double[] gradient = new double[5];
        for (int step = 0; step < 7; step++) {
            function.gradient(point, gradient);
            for (int i = 0; i < 5; i++) {
                point[i] -= 0.06 * gradient[i];
            }
        }
        assertThat(rate.contraction(0.06, 7)).isCloseTo(function.value(point) / before, within(1e-12));
        assertThat(rate.lastContraction(0.06, 7)).isCloseTo(Math.pow(1 - 0.03, 14), within(1e-10));
    }

    @Test
    void manyCurvatures() {
        double[] curvatures = new double[500];
        for (int i = 0; i < 500; i++) {
            curvatures[i] = 1 + i / 10.0;
        }
        assertThat(SgdRate.of(new Quadratic(curvatures)).largestCurvature()).isCloseTo(50.9, within(1e-3));
    }

    @Test
    void directionsWithoutCurvatureDoNotCount() {
        SgdRate rate = SgdRate.of(new Quadratic(0, 2, 0));
        assertThat(rate.leastCurvature()).isCloseTo(2, within(1e-12));
        assertThat(rate.contraction(0.1, 1)).isCloseTo(0.64, within(1e-12));
    }

    @Test
    void wrongPointsAreRefused() {
        Quadratic function = new Quadratic(1, 2);
        assertThatThrownBy(() -> SgdRate.of(function, new double[3])).hasMessageContaining("3 values for 2");
        assertThatThrownBy(() -> SgdRate.of(new Quadratic(1, Double.NaN), new double[2]))
                .hasMessageContaining("not finite");
    }
}
