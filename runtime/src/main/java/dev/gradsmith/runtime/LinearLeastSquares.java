package dev.gradsmith.runtime;

import dev.gradsmith.runtime.internal.LinearRefinement;
import dev.gradsmith.runtime.internal.StandardDeviations;
import java.util.Arrays;

/**
 * Least squares where the residuals are linear in the parameters, r(b) = r(0) + J b: in closed form, by QR factors of J, and then refined: parameters
 * and residuals are corrected by what they leave over, computed to twice the precision (Björck, Iterative refinement of linear least squares
 * solutions, BIT 7, 1967). The parameters are as good as if J and r(0) were exact and the computation were too, up to a condition of J, its
 * columns scaled, of about 1e15.
 *
 * <p>Where J has not full rank, parameters that others can replace are 0.
 */
public final class LinearLeastSquares {

    private LinearLeastSquares() {}

    /**
     * The best parameters for a problem that is linear in them; it is asked for its residuals and derivatives once, at 0.
     *
     * @throws IllegalArgumentException if a residual or a derivative is not finite there
     */
    public static LeastSquaresFit fit(LeastSquaresProblem problem) {
        int parameters = problem.parameterCount();
        double[] atZero = new double[problem.residualCount()];
        double[] jacobian = new double[Math.multiplyExact(atZero.length, parameters)];
        problem.jacobian(new double[parameters], atZero, jacobian);
        return fit(parameters, jacobian, atZero);
    }

    /**
     * The best parameters for these residuals at 0 and these derivatives.
     *
     * @param parameterCount p, at least 1
     * @param jacobian m x p values, row by row; not changed
     * @param atZero m values; not changed
     * @throws IllegalArgumentException if the sizes do not agree, or a value is not finite
     */
    public static LeastSquaresFit fit(int parameterCount, double[] jacobian, double[] atZero) {
        check(parameterCount, jacobian, atZero);
        double[] rest = new double[jacobian.length];
        LinearRefinement refinement = new LinearRefinement(atZero.length, parameterCount, jacobian, rest);
        return fitted(refinement, atZero, parameterCount);
    }

    /**
     * The best parameters where derivatives are known to more digits than a double has: each is the sum of two. With powers of a predictor as
     * columns, what decides the digits of the result is often that the powers are rounded.
     *
     * @param parameterCount p, at least 1
     * @param jacobian m x p values, row by row; not changed
     * @param rest m x p values, what is to be added to those, each much smaller; not changed
     * @param atZero m values; not changed
     * @throws IllegalArgumentException if the sizes do not agree, or a value is not finite
     */
    public static LeastSquaresFit fit(int parameterCount, double[] jacobian, double[] rest, double[] atZero) {
        check(parameterCount, jacobian, atZero);
        if (rest.length != jacobian.length) {
            throw new IllegalArgumentException(
                    "a Jacobian of " + jacobian.length + " values cannot have " + rest.length + " rests");
        }
        checkFinite("the rest of the Jacobian", rest);
        LinearRefinement refinement = new LinearRefinement(atZero.length, parameterCount, jacobian, rest);
        LeastSquaresFit fit = fitted(refinement, atZero, parameterCount);
        return fit.rank() < parameterCount ? fit : withDeviations(fit, refinement.inverseRowLengths());
    }

    private static LeastSquaresFit fitted(LinearRefinement refinement, double[] atZero, int parameterCount) {
        int rounds = refinement.minimize(atZero);
        double sumOfSquares = refinement.sumOfSquares();
        double deviation = StandardDeviations.ofResiduals(sumOfSquares, atZero.length, parameterCount);
        return new LeastSquaresFit(
                refinement.parameters(),
                sumOfSquares,
                deviation,
                StandardDeviations.ofParameters(deviation, refinement.qr(), refinement.columnScales()),
                refinement.qr().rank(),
                rounds,
                1,
                LeastSquaresStop.CLOSED_FORM);
    }

    /** The QR factors are those of the rounded Jacobian: they say too little of the deviations, too. */
    private static LeastSquaresFit withDeviations(LeastSquaresFit fit, double[] inverseRowLengths) {
        double deviation = fit.residualStandardDeviation();
        return new LeastSquaresFit(
                fit.parameters(),
                fit.residualSumOfSquares(),
                deviation,
                Arrays.stream(inverseRowLengths)
                        .map(length -> length * deviation)
                        .toArray(),
                fit.rank(),
                fit.iterations(),
                fit.evaluations(),
                fit.stop());
    }

    private static void check(int parameterCount, double[] jacobian, double[] atZero) {
        if (parameterCount < 1 || atZero.length < 1) {
            throw new IllegalArgumentException(
                    "a fit needs a residual and a parameter, has " + atZero.length + " and " + parameterCount);
        }
        if (jacobian.length != (long) parameterCount * atZero.length) {
            throw new IllegalArgumentException("a Jacobian of " + atZero.length + " x " + parameterCount
                    + " cannot have " + jacobian.length + " values");
        }
        checkFinite("the residuals", atZero);
        checkFinite("the Jacobian", jacobian);
    }

    private static void checkFinite(String what, double[] values) {
        if (!Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(what + " must be finite");
        }
    }
}
