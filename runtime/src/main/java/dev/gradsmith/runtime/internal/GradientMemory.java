package dev.gradsmith.runtime.internal;

/** The last steps with the changes of the gradient along them: an approximation of the inverse second derivatives (Nocedal and Wright, algorithm 7.4). */
final class GradientMemory {
    private static final double EPSILON = Math.ulp(1.0);

    private final double[][] steps;
    private final double[][] changes;
    private final double[] inverseProducts;
    private final double[] shares;
    private int count;
    // Where the next pair goes, once there are as many as fit.
    private int next;

    GradientMemory(int size, int capacity) {
        steps = new double[capacity][size];
        changes = new double[capacity][size];
        inverseProducts = new double[capacity];
        shares = new double[capacity];
    }

    boolean isEmpty() {
        return count == 0;
    }

    void clear() {
        count = 0;
        next = 0;
    }

    /** Remembers the way from one point to another, in the place of the oldest; not where the curvature along it is not positive. */
    void add(double[] from, double[] to, double[] gradientFrom, double[] gradientTo) {
        double product = 0;
        double squares = 0;
        for (int i = 0; i < from.length; i++) {
            double change = gradientTo[i] - gradientFrom[i];
            product += (to[i] - from[i]) * change;
            squares += change * change;
        }
        if (!(product > EPSILON * squares)) {
            return;
        }
        for (int i = 0; i < from.length; i++) {
            steps[next][i] = to[i] - from[i];
            changes[next][i] = gradientTo[i] - gradientFrom[i];
        }
        inverseProducts[next] = 1 / product;
        next = (next + 1) % steps.length;
        count = Math.min(count + 1, steps.length);
    }

    /** Into {@code direction}, minus the approximation times the gradient; minus the gradient where nothing is remembered. */
    void direction(double[] gradient, double[] direction) {
        for (int i = 0; i < direction.length; i++) {
            direction[i] = -gradient[i];
        }
        for (int age = 1; age <= count; age++) {
            int at = place(age);
            shares[at] = inverseProducts[at] * SolverState.dot(steps[at], direction);
            add(direction, -shares[at], changes[at]);
        }
        if (count > 0) {
            int newest = place(1);
            double scale = 1 / (inverseProducts[newest] * SolverState.dot(changes[newest], changes[newest]));
            for (int i = 0; i < direction.length; i++) {
                direction[i] *= scale;
            }
        }
        for (int age = count; age >= 1; age--) {
            int at = place(age);
            double share = inverseProducts[at] * SolverState.dot(changes[at], direction);
            add(direction, shares[at] - share, steps[at]);
        }
    }

    private int place(int age) {
        return Math.floorMod(next - age, steps.length);
    }

    private static void add(double[] sum, double factor, double[] values) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * values[i];
        }
    }
}
