package dev.gradsmith.runtime.internal;

/**
 * Sizes of a kernel's operands that lead through the same code of it, for vectors of 128 to 512 bits. So a kernel is warmed up for what a
 * program has, not for all that programs could have: that takes a tenth of the time.
 */
final class SizeClass {

    /** How many there are at most. */
    static final int COUNT = 13;

    /** The only one of kernels over arrays. */
    static final int ARRAY = 0;

    private static final int FEW_COLUMNS = 10;
    private static final int FEW_ROWS = 11;
    private static final int LARGE = 12;

    /** The lanes of the widest vectors for floats, and the most of them that hold a row in registers. */
    private static final int LANES = 16;

    private static final int REGISTERS = 8;

    /** With fewer, a product does not pack its right operand. */
    private static final int ROWS_TO_PACK_FOR = 16;

    /** From there on a product of one row with a transposed factor pays on vectors: the {@code LONG} of the kernels on vectors. */
    private static final int INNER_OF_LONG_ROW = 64;

    private SizeClass() {}

    /** Of a matrix that a vector is multiplied by: by the number of vectors that hold a row. */
    static int ofMatrix(int columns) {
        return columns > REGISTERS * LANES ? REGISTERS + 1 : (columns + LANES - 1) / LANES;
    }

    /** Of a product of matrices, by the size of the result. That of one row is a vector times a matrix. */
    static int ofProduct(int rows, int columns) {
        if (rows == 1) {
            return ofMatrix(columns);
        }
        if (columns <= LANES) {
            return FEW_COLUMNS;
        }
        return rows < ROWS_TO_PACK_FOR ? FEW_ROWS : LARGE;
    }

    /**
     * Rows and columns of matrices of this class that lead through its branches: rows of an odd and an even number of vectors, whole and not, and blocks of sixteen and of eight
     * rows with some left over.
     */
    static int[][] matrices(int sizeClass) {
        if (sizeClass > REGISTERS) {
            return new int[][] {{9, 150}, {29, 250}, {29, 256}};
        }
        int columns = Math.max(1, sizeClass) * LANES;
        return new int[][] {{29, columns - 13}, {29, columns - 5}, {16, columns}};
    }

    /**
     * Rows, inner sizes and columns of products of this class: panels that are full and not, with few rows and many, and once an inner size of several vectors. The others are small
     * so that HotSpot compiles a method because it is called often, not because of a long loop in it, which it would compile twice.
     */
    static int[][] products(int sizeClass) {
        return switch (sizeClass) {
            case FEW_COLUMNS -> new int[][] {{67, 12, 10}, {9, 12, 10}, {67, 12, 16}, {9, 12, 16}, {5, 80, 10}};
            case FEW_ROWS -> new int[][] {{9, 12, 83}, {9, 12, 64}, {9, 12, 32}, {5, 80, 20}};
            case LARGE -> new int[][] {{67, 12, 83}, {20, 80, 40}};
            default -> productsOfOneRow(matrices(sizeClass));
        };
    }

    private static int[][] productsOfOneRow(int[][] matrices) {
        int[][] products = new int[matrices.length + 1][];
        products[matrices.length] = new int[] {1, INNER_OF_LONG_ROW, matrices[0][1]};
        for (int i = 0; i < matrices.length; i++) {
            products[i] = new int[] {1, matrices[i][0], matrices[i][1]};
        }
        return products;
    }
}
