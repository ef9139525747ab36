package dev.gradsmith.runtime.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The sizes of what matrices are cut into. A tile is a part of C that is small enough for the registers, some rows by some vectors of columns. A panel is the part of B that the tiles of
 * some columns need, and a strip is the part of A that the tiles of some rows need.
 *
 * <p>Most of the tiles' methods start with sums from a matrix, which may be C itself, and whose rows are {@code startStep} apart. Vectors are local variables and sizes
 * are constant, since C2 keeps only those in registers; steps are constant wherever they can be, since C2 takes the checks of bounds out of a loop only for constant multiples of its
 * counter: that is a tenth of the time.
 */
final class FloatTiles {

    /** The one species of the package: a JVM that uses two loses most of the speed of the longer one. */
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    static final int LANES = SPECIES.length();

    /** The columns of a wide panel. */
    static final int WIDE = 4 * LANES;

    /** The columns of a panel that is two vectors wide. */
    static final int PAIR = 2 * LANES;

    /** The rows of a strip. */
    static final int STRIP = 16;

    /** The longest inner dimension of a panel. */
    static final int HEIGHT = 128;

    /** The same of one that is two vectors wide. */
    static final int PAIR_HEIGHT = 2 * HEIGHT;

    /** The same of one that is a vector wide, which leaves room in the first cache. */
    static final int NARROW_HEIGHT = 256;

    /** From one row in a strip of rows to the next: not a power of two, which would have them all in the same places of the first cache. */
    static final int STRIP_STEP = NARROW_HEIGHT + 16;

    /** What sums start with that start with nothing; its rows are 0 apart. */
    static final float[] ZEROS = new float[WIDE];

    private FloatTiles() {}

    /** The parts of an inner dimension that is cut into equal ones of no more than that. */
    static int part(int inner, int most) {
        int parts = Math.max(1, (inner + most - 1) / most);
        return (inner + parts - 1) / parts;
    }
}
