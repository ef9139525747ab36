package dev.gradsmith.runtime;

/**
 * A function of many numbers with its derivatives: what an optimizer needs. Generated models give their objective as one, a function of all
 * parameters in the order of their declaration, matrices row by row.
 *
 * <p>A function is for one thread at a time. Methods that fill an array return nothing and keep no reference to it; arrays of points are
 * only read.
 */
public interface DifferentiableFunction {

    /** How many numbers it is a function of. */
    int size();

    /** Where an optimizer begins, {@link #size} numbers: for a model's function, the parameters that the model had when the function was made; 0 where nothing else is known. */
    default double[] start() {
        return new double[size()];
    }

    /** The value at a point of {@link #size} numbers. */
    double value(double[] at);

    /**
     * The value at a point, and its derivatives.
     *
     * @param gradient receives the derivative by each number
     */
    double valueAndGradient(double[] at, double[] gradient);

    /**
     * The derivatives at a point.
     *
     * @param gradient receives the derivative by each number
     */
    void gradient(double[] at, double[] gradient);

    /**
     * The product of the matrix of second derivatives at a point with a vector, without the matrix.
     *
     * @param product receives as many numbers as the vector has
     */
    void hessianVectorProduct(double[] at, double[] vector, double[] product);
}
