package dev.gradsmith.runtime.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * C += A B for tiles of C small enough for the registers: some rows, by some vectors of columns. Vectors are local variables and sizes are
 * constant, since C2 keeps only those in registers. Rows of B are {@code bStep} apart and of C {@code cStep}.
 */
abstract class FloatTiles {

    /** The one species of the package: a JVM that uses two loses most of the speed of the longer one. */
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    static final int LANES = SPECIES.length();

    /** Four rows by four vectors. */
    abstract void fourByFour(
            int inner,
            float[] a,
            int aOffset,
            int aStep,
            float[] b,
            int bOffset,
            int bStep,
            float[] c,
            int cOffset,
            int cStep);

    /** Eight rows by one vector. */
    abstract void eightByOne(
            int inner,
            float[] a,
            int aOffset,
            int aStep,
            float[] b,
            int bOffset,
            int bStep,
            float[] c,
            int cOffset,
            int cStep);

    /** One row by four vectors. */
    abstract void oneByFour(
            int inner,
            float[] a,
            int aOffset,
            int aStep,
            float[] b,
            int bOffset,
            int bStep,
            float[] c,
            int cOffset,
            int cStep);

    /** One row by one vector. */
    abstract void oneByOne(
            int inner,
            float[] a,
            int aOffset,
            int aStep,
            float[] b,
            int bOffset,
            int bStep,
            float[] c,
            int cOffset,
            int cStep);
}
