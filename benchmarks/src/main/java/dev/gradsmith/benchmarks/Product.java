package dev.gradsmith.benchmarks;

/** The sizes of a product of matrices, C[rows, columns] = A B with an inner dimension; both factors may be given transposed. */
record Product(int rows, int columns, int inner, boolean leftTransposed, boolean rightTransposed) {

    /** From {@code rows x columns x inner} without spaces, with a prime behind the first or the last where that factor is transposed. */
    static Product parse(String text) {
        String[] sizes = text.replace("'", "").split("x", -1);
        boolean right = text.endsWith("'");
        return new Product(
                Integer.parseInt(sizes[0]),
                Integer.parseInt(sizes[1]),
                Integer.parseInt(sizes[2]),
                !right && text.contains("'"),
                right);
    }

    /** Multiplications and additions. */
    long operations() {
        return 2L * rows * columns * inner;
    }

    float[] left() {
        return Numbers.gaussian(rows * inner, 1);
    }

    float[] right() {
        return Numbers.gaussian(inner * columns, 2);
    }
}
