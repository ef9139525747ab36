package dev.gradsmith.runtime.internal;

/**
 * Sizes of a kernel's operands that lead through the same code of it, in whichever way a provider of kernels divides them. So a kernel is warmed up for
 * what a program has, not for all that programs could have: that takes a tenth of the time.
 */
final class SizeClass {

    /** How many there are at most. */
    static final int COUNT = 10;

    /** The only one of kernels over arrays. */
    static final int ARRAY = 0;

    private static final int ONE_ROW = 0;
    private static final int FEW_COLUMNS = 1;
    private static final int FEW_ROWS = 2;
    private static final int LARGE = 3;

    /** The lanes of the widest vectors for floats, and the most of them that hold a row in registers. */
    private static final int LANES = 16;

    private static final int REGISTERS = 8;

    private SizeClass() {}

    /** Of a matrix that a vector is multiplied by: by the number of vectors that hold a row. */
    static int ofMatrix(int columns) {
        return columns > REGISTERS * LANES ? REGISTERS + 1 : (columns + LANES - 1) / LANES;
    }

    /** Of a product of matrices, by the size of the result. */
    static int ofProduct(int rows, int columns) {
        if (rows == 1) {
            return ONE_ROW;
        }
        if (columns <= LANES) {
            return FEW_COLUMNS;
        }
        return rows < LANES ? FEW_ROWS : LARGE;
    }

    /** Rows and columns of matrices of this class that lead through all its branches: blocks and what is left over beside them. */
    static int[][] matrices(int sizeClass) {
        if (sizeClass > REGISTERS) {
            return new int[][] {{9, 150}, {21, 256}};
        }
        int columns = Math.max(1, sizeClass) * LANES;
        return new int[][] {{21, columns - 5}, {16, columns}};
    }

    /**
     * Rows, inner sizes and columns of products of this class. Inner sizes are small so that HotSpot compiles a method because it is called often, not because of a long loop
     * in it, which it would compile twice.
     */
    static int[][] products(int sizeClass) {
        return switch (sizeClass) {
            case ONE_ROW -> new int[][] {{1, 16, 60}, {1, 16, 100}, {1, 19, 256}};
            case FEW_COLUMNS -> new int[][] {{67, 12, 10}, {9, 12, 10}};
            case FEW_ROWS -> new int[][] {{9, 12, 83}};
            case LARGE -> new int[][] {{67, 12, 83}};
            default -> throw new IllegalArgumentException("no class of products: " + sizeClass);
        };
    }
}
