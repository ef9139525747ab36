package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.DifferentiableFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The curvatures of a function at a point, as Lanczos' method finds them from products with vectors: with as many products as there are parameters all
 * of them, with fewer those that matter, the largest and the least first.
 *
 * @param largest of all curvatures
 * @param curvatures along which there is a slope; {@code excess} has the part of the function's excess over its minimum that belongs to each
 */
public record Spectrum(double largest, double[] curvatures, double[] excess) {
    private static final int MOST_PRODUCTS = 80;
    private static final double NEGLIGIBLE = 1e-12;
    private static final long SEED = 20_240_229;

    /** Of a function at a point. */
    public static Spectrum of(DifferentiableFunction function, double[] at) {
        int size = function.size();
        if (at.length != size) {
            throw new IllegalArgumentException("the point has " + at.length + " values for " + size + " parameters");
        }
        double[] gradient = new double[size];
        function.gradient(at, gradient);
        // The slope may have no part along the largest curvature; a random direction has.
        Tridiagonal whole = lanczos(function, at, random(size));
        double largest = Arrays.stream(whole.values()).max().orElse(0);
        if (Math.sqrt(SolverState.dot(gradient, gradient)) == 0) {
            return new Spectrum(largest, whole.values(), new double[whole.values().length]);
        }
        Tridiagonal sloped = lanczos(function, at, gradient);
        return of(Math.max(largest, Arrays.stream(sloped.values()).max().orElse(0)), sloped);
    }

    /** Along an axis with curvature c and slope s the excess is s² / 2c. */
    private static Spectrum of(double largest, Tridiagonal sloped) {
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < sloped.values().length; i++) {
            // What rounding makes of no curvature or of no slope.
            boolean counts = Math.abs(sloped.values()[i]) > NEGLIGIBLE * largest
                    && sloped.weights()[i] > NEGLIGIBLE * NEGLIGIBLE;
            if (counts) {
                kept.add(i);
            }
        }
        double[] curvatures = kept.stream().mapToDouble(i -> sloped.values()[i]).toArray();
        double[] excess = kept.stream()
                .mapToDouble(i -> sloped.weights()[i] / sloped.values()[i])
                .toArray();
        return new Spectrum(largest, curvatures, excess);
    }

    private static double[] random(int size) {
        Random random = new Random(SEED);
        return random.doubles(size, -1, 1).toArray();
    }

    /** The eigenvalues of the second derivatives within the space that repeated products with {@code start} span, fully orthogonalised. */
    private static Tridiagonal lanczos(DifferentiableFunction function, double[] at, double[] start) {
        int most = Math.min(start.length, MOST_PRODUCTS);
        List<double[]> basis = new ArrayList<>();
        double[] diagonal = new double[most];
        double[] beside = new double[most];
        double[] next = start.clone();
        double length = Math.sqrt(SolverState.dot(next, next));
        double size = 0;
        int count = 0;
        while (count < most && length > NEGLIGIBLE * size) {
            double[] vector = scaled(next, 1 / length);
            basis.add(vector);
            next = new double[start.length];
            function.hessianVectorProduct(at, vector, next);
            diagonal[count] = SolverState.dot(vector, next);
            orthogonalise(next, basis);
            length = Math.sqrt(SolverState.dot(next, next));
            beside[count] = length;
            size = Math.max(size, Math.max(Math.abs(diagonal[count]), length));
            count++;
            if (!Double.isFinite(size)) {
                throw new IllegalArgumentException(
                        "the second derivatives are not finite: look for NaN and infinite values in the data");
            }
        }
        return Tridiagonal.of(Arrays.copyOf(diagonal, count), Arrays.copyOf(beside, Math.max(0, count - 1)));
    }

    private static double[] scaled(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    /** Twice, because once leaves what rounding lost. */
    private static void orthogonalise(double[] vector, List<double[]> basis) {
        for (int round = 0; round < 2; round++) {
            for (double[] other : basis) {
                double share = SolverState.dot(vector, other);
                for (int i = 0; i < vector.length; i++) {
                    vector[i] -= share * other[i];
                }
            }
        }
    }

    /** The least curvature along which there is a slope. */
    public double least() {
        return Arrays.stream(curvatures).min().orElse(0);
    }

    /** Which part of the excess is left after steps of gradient descent; NaN where there is no excess. */
    public double contraction(double rate, long steps) {
        double before = 0;
        double after = 0;
        for (int i = 0; i < curvatures.length; i++) {
            before += excess[i];
            after += excess[i] * Math.pow(1 - rate * curvatures[i], 2.0 * steps);
        }
        return after / before;
    }
}
