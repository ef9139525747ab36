package dev.gradsmith.runtime.internal;

import java.util.Arrays;

/** How far what a fit found may be from the truth, if the model is right and nearly linear. */
public final class StandardDeviations {

    private StandardDeviations() {}

    /** sqrt(sum of squares / (residuals - parameters)); NaN if there are no more residuals than parameters. */
    public static double ofResiduals(double sumOfSquares, int residuals, int parameters) {
        return residuals > parameters ? Math.sqrt(sumOfSquares / (residuals - parameters)) : Double.NaN;
    }

    /** Of the parameters, from the factors of J C: all NaN if the rank is not full. */
    public static double[] ofParameters(double ofResiduals, PivotedQr qr, double[] columnScales) {
        double[] deviations = new double[columnScales.length];
        if (qr.rank() < columnScales.length) {
            Arrays.fill(deviations, Double.NaN);
            return deviations;
        }
        qr.inverseRowLengths(deviations);
        for (int j = 0; j < deviations.length; j++) {
            deviations[j] *= ofResiduals * columnScales[j];
        }
        return deviations;
    }
}
