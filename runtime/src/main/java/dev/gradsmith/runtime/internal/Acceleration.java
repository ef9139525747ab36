package dev.gradsmith.runtime.internal;

import java.util.Arrays;

/**
 * Bends a step along the valley that it follows: its correction of second order, from the second derivative of the residuals along it, which
 * one more evaluation gives (Transtrum and Sethna, Improvements to the Levenberg-Marquardt algorithm, arXiv:1201.5885, 2012).
 */
final class Acceleration {
    // How far to go to measure the bend, as the authors do.
    private static final double PROBE = 0.1;
    // Against the step. The authors allow 0.75; then some of the NIST sets, from some bounds of the first step, end in
    // a far valley.
    private static final double MOST_BEND = 0.1;

    private final LeastSquaresState state;
    private final TrustRegion region;
    private final double[] probed;
    private final double[] bend;

    Acceleration(LeastSquaresState state, TrustRegion region) {
        this.state = state;
        this.region = region;
        probed = new double[state.residuals().length];
        bend = new double[state.point().length];
    }

    /** Adds half of the acceleration to a step just found, if it is small enough to be believed. */
    void add(double[] step) {
        state.probe(step, PROBE, probed);
        projectCurvature(step);
        region.solveAgain(bend);
        if (2 * state.scaledLength(bend) <= MOST_BEND * region.scaledLength()) {
            for (int j = 0; j < step.length; j++) {
                step[j] += bend[j] / 2;
            }
        }
    }

    private void projectCurvature(double[] step) {
        double[] jacobian = state.jacobian();
        Arrays.fill(bend, 0);
        for (int i = 0; i < probed.length; i++) {
            int row = i * step.length;
            double slope = 0;
            for (int j = 0; j < step.length; j++) {
                slope += jacobian[row + j] * step[j];
            }
            double curvature = 2 / PROBE * ((probed[i] - state.residuals()[i]) / PROBE - slope);
            for (int j = 0; j < step.length; j++) {
                bend[j] += jacobian[row + j] * curvature;
            }
        }
    }
}
