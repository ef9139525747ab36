package dev.gradsmith.runtime.nist;

import static java.lang.Math.cos;
import static java.lang.Math.exp;
import static java.lang.Math.log;
import static java.lang.Math.pow;
import static java.lang.Math.sin;

import java.util.Map;

/** A model of the nonlinear sets, with its derivatives by hand. */
interface NistModel {

    /** All, by name of set. */
    Map<String, NistModel> ALL = Map.ofEntries(
            Map.entry("Bennett5", NistModel::shiftedPower),
            Map.entry("BoxBOD", NistModel::saturation),
            Map.entry("Chwirut2", NistModel::dampedReciprocal),
            Map.entry("DanWood", NistModel::power),
            Map.entry("ENSO", NistModel::threeCycles),
            Map.entry("Gauss1", NistModel::twoPeaks),
            Map.entry("Gauss2", NistModel::twoPeaks),
            Map.entry("Hahn1", (b, x, g) -> rational(b, x, g, 4)),
            Map.entry("Kirby2", (b, x, g) -> rational(b, x, g, 3)),
            Map.entry("Lanczos2", NistModel::threeDecays),
            Map.entry("Lanczos3", NistModel::threeDecays),
            Map.entry("MGH09", NistModel::enzyme),
            Map.entry("MGH17", NistModel::twoDecays),
            Map.entry("Misra1a", NistModel::saturation),
            Map.entry("Misra1b", NistModel::secondOrder),
            Map.entry("Misra1c", NistModel::halfOrder),
            Map.entry("Rat42", NistModel::logistic),
            Map.entry("Thurber", (b, x, g) -> rational(b, x, g, 4)));

    /** The prediction for x, and into {@code gradient} its derivatives by the parameters. */
    double predict(double[] b, double x, double[] gradient);

    private static double shiftedPower(double[] b, double x, double[] gradient) {
        double base = b[1] + x;
        double power = pow(base, -1 / b[2]);
        gradient[0] = power;
        gradient[1] = -b[0] * power / (b[2] * base);
        gradient[2] = b[0] * power * log(base) / (b[2] * b[2]);
        return b[0] * power;
    }

    private static double saturation(double[] b, double x, double[] gradient) {
        double decay = exp(-b[1] * x);
        gradient[0] = 1 - decay;
        gradient[1] = b[0] * x * decay;
        return b[0] * (1 - decay);
    }

    private static double dampedReciprocal(double[] b, double x, double[] gradient) {
        double divisor = b[1] + b[2] * x;
        double value = exp(-b[0] * x) / divisor;
        gradient[0] = -x * value;
        gradient[1] = -value / divisor;
        gradient[2] = -x * value / divisor;
        return value;
    }

    private static double power(double[] b, double x, double[] gradient) {
        double power = pow(x, b[1]);
        gradient[0] = power;
        gradient[1] = b[0] * power * log(x);
        return b[0] * power;
    }

    private static double threeCycles(double[] b, double x, double[] gradient) {
        double year = 2 * Math.PI * x / 12;
        gradient[0] = 1;
        gradient[1] = cos(year);
        gradient[2] = sin(year);
        double value = b[0] + b[1] * gradient[1] + b[2] * gradient[2];
        for (int first = 3; first < 9; first += 3) {
            double period = b[first];
            double angle = 2 * Math.PI * x / period;
            gradient[first + 1] = cos(angle);
            gradient[first + 2] = sin(angle);
            gradient[first] = (b[first + 1] * sin(angle) - b[first + 2] * cos(angle)) * angle / period;
            value += b[first + 1] * cos(angle) + b[first + 2] * sin(angle);
        }
        return value;
    }

    private static double twoPeaks(double[] b, double x, double[] gradient) {
        double decay = exp(-b[1] * x);
        gradient[0] = decay;
        gradient[1] = -x * b[0] * decay;
        double value = b[0] * decay;
        for (int first = 2; first < 8; first += 3) {
            double distance = (x - b[first + 1]) / b[first + 2];
            double peak = exp(-distance * distance);
            gradient[first] = peak;
            gradient[first + 1] = b[first] * peak * 2 * distance / b[first + 2];
            gradient[first + 2] = b[first] * peak * 2 * distance * distance / b[first + 2];
            value += b[first] * peak;
        }
        return value;
    }

    /** A polynomial with so many coefficients over one that starts with 1 and has the rest of them. */
    private static double rational(double[] b, double x, double[] gradient, int above) {
        double numerator = 0;
        double denominator = 1;
        double power = 1;
        for (int j = 0; j < above; j++) {
            gradient[j] = power;
            numerator += b[j] * power;
            denominator += j == 0 ? 0 : b[above + j - 1] * power;
            power *= x;
        }
        double value = numerator / denominator;
        for (int j = above - 1; j >= 0; j--) {
            if (j > 0) {
                gradient[above + j - 1] = -value * gradient[j] / denominator;
            }
            gradient[j] /= denominator;
        }
        return value;
    }

    private static double threeDecays(double[] b, double x, double[] gradient) {
        double value = 0;
        for (int first = 0; first < 6; first += 2) {
            double decay = exp(-b[first + 1] * x);
            gradient[first] = decay;
            gradient[first + 1] = -x * b[first] * decay;
            value += b[first] * decay;
        }
        return value;
    }

    private static double enzyme(double[] b, double x, double[] gradient) {
        double numerator = x * x + x * b[1];
        double denominator = x * x + x * b[2] + b[3];
        double value = b[0] * numerator / denominator;
        gradient[0] = numerator / denominator;
        gradient[1] = b[0] * x / denominator;
        gradient[2] = -value * x / denominator;
        gradient[3] = -value / denominator;
        return value;
    }

    private static double twoDecays(double[] b, double x, double[] gradient) {
        gradient[0] = 1;
        gradient[1] = exp(-x * b[3]);
        gradient[2] = exp(-x * b[4]);
        gradient[3] = -x * b[1] * gradient[1];
        gradient[4] = -x * b[2] * gradient[2];
        return b[0] + b[1] * gradient[1] + b[2] * gradient[2];
    }

    private static double secondOrder(double[] b, double x, double[] gradient) {
        double base = 1 + b[1] * x / 2;
        gradient[0] = 1 - 1 / (base * base);
        gradient[1] = b[0] * x / (base * base * base);
        return b[0] * gradient[0];
    }

    private static double halfOrder(double[] b, double x, double[] gradient) {
        double base = 1 + 2 * b[1] * x;
        gradient[0] = 1 - pow(base, -0.5);
        gradient[1] = b[0] * x * pow(base, -1.5);
        return b[0] * gradient[0];
    }

    private static double logistic(double[] b, double x, double[] gradient) {
        double growth = exp(b[1] - b[2] * x);
        double value = b[0] / (1 + growth);
        gradient[0] = 1 / (1 + growth);
        gradient[1] = -value * growth / (1 + growth);
        gradient[2] = value * x * growth / (1 + growth);
        return value;
    }
}
