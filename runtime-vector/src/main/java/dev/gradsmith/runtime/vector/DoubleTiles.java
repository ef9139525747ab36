package dev.gradsmith.runtime.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * C += A B for tiles of C small enough for the registers: some rows, by some vectors of columns. Vectors are local variables and sizes are
 * constant, since C2 keeps only those in registers. Rows of B are {@code bStep} apart and of C {@code cStep}.
 */
abstract class DoubleTiles {

    /** The one species of the package: a JVM that uses two loses most of the speed of the longer one. */
    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    static final int LANES = SPECIES.length();

    /** Four rows by four vectors. */
    abstract void fourByFour(
            int inner,
            double[] a,
            int aOffset,
            int aStep,
            double[] b,
            int bOffset,
            int bStep,
            double[] c,
            int cOffset,
            int cStep);

    /** Eight rows by one vector. */
    abstract void eightByOne(
            int inner,
            double[] a,
            int aOffset,
            int aStep,
            double[] b,
            int bOffset,
            int bStep,
            double[] c,
            int cOffset,
            int cStep);

    /** One row by four vectors. */
    abstract void oneByFour(
            int inner,
            double[] a,
            int aOffset,
            int aStep,
            double[] b,
            int bOffset,
            int bStep,
            double[] c,
            int cOffset,
            int cStep);

    /** One row by one vector. */
    abstract void oneByOne(
            int inner,
            double[] a,
            int aOffset,
            int aStep,
            double[] b,
            int bOffset,
            int bStep,
            double[] c,
            int cOffset,
            int cStep);
}
