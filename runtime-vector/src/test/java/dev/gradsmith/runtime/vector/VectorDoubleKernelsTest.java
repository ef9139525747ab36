package dev.gradsmith.runtime.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradsmith.runtime.DoubleKernels;
import dev.gradsmith.runtime.Kernels;
import dev.gradsmith.runtime.SumsFrom;
import java.util.Arrays;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The kernels on vectors give the bits of the plain ones, over sizes around all blocks, at offsets, with what stands beside a result left
 * alone. The plain kernels are tested against definitions.
 */
final class VectorDoubleKernelsTest {
    private static final int[] SIZES = {0, 1, 2, 3, 7, 9, 16, 21, 40, 67};
    private static final int[] LONG_SIZES = {127, 128, 129, 300};
    private static final int OFFSET = 5;

    private final DoubleKernels plain = Kernels.plain().doubles();
    private final DoubleKernels vector = VectorKernels.INSTANCE.doubles();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 67})
    void products(int columns) {
        for (int rows : SIZES) {
            for (int inner : SIZES) {
                products(rows, inner, columns);
            }
        }
    }

    @Test
    void productsOfSeveralPanels() {
        for (int inner : LONG_SIZES) {
            for (int columns : new int[] {1, 10, 83, 300}) {
                products(1, inner, columns);
                products(19, inner, columns);
                products(83, inner, columns);
            }
        }
    }

    @Test
    void productsOfManyRows() {
        products(2067, 3, 70);
        products(1024, 130, 67);
    }

    @Test
    void productsOfALongInnerDimension() {
        products(70, 4099, 19);
        products(83, 2300, 70);
    }

    private void products(int rows, int inner, int columns) {
        double[] a = random(rows * inner, 1);
        double[] b = random(inner * columns, 2);
        int size = rows * columns;
        String sizes = rows + " x " + inner + " x " + columns;
        same(size, sizes, (kernels, c) -> kernels.multiply(rows, inner, columns, a, OFFSET, b, OFFSET, c, OFFSET));
        same(
                size,
                sizes,
                (kernels, c) -> kernels.multiplyRightTransposed(rows, inner, columns, a, OFFSET, b, OFFSET, c, OFFSET));
        same(
                size,
                sizes,
                (kernels, c) -> kernels.multiplyLeftTransposed(rows, inner, columns, a, OFFSET, b, OFFSET, c, OFFSET));
        same(
                size,
                sizes,
                (kernels, c) -> kernels.addLeftTransposed(rows, inner, columns, a, OFFSET, b, OFFSET, c, OFFSET));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9, 16, 40, 67})
    void rowsOfSums(int rows) {
        for (int inner : new int[] {0, 33, 300}) {
            rowsOfSums(rows, inner, 83);
        }
    }

    private void rowsOfSums(int rows, int inner, int columns) {
        double[] a = random(rows * inner, 1);
        double[] b = random(inner * columns, 2);
        for (int split = 0; split <= rows; split += 8) {
            int middle = split;
            same(rows * columns, rows + " rows of " + inner + " at " + split, (kernels, c) -> {
                kernels.addRowsOfLeftTransposed(
                        SumsFrom.ZERO, 0, middle, rows, inner, columns, a, OFFSET, b, OFFSET, c, OFFSET);
                kernels.addRowsOfLeftTransposed(
                        SumsFrom.RESULT, middle, rows, rows, inner, columns, a, OFFSET, b, OFFSET, c, OFFSET);
            });
        }
    }

    @Test
    void steps() {
        for (int length = 0; length <= 70; length++) {
            int size = length;
            double[] a = random(length, 1);
            double[] x = random(length, 2);
            same(size, "step " + size, (kernels, y) -> kernels.multiplyByStep(size, a, OFFSET, x, OFFSET, y, OFFSET));
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 24, 25, 31, 32, 33, 40, 41, 48, 49, 63, 64, 65, 67, 300})
    void vectors(int columns) {
        for (int rows : new int[] {0, 1, 2, 3, 7, 8, 9, 16, 21, 67, 300}) {
            vectors(rows, columns);
        }
    }

    private void vectors(int rows, int columns) {
        double[] a = random(rows * columns, 1);
        double[] x = random(columns, 2);
        double[] r = random(rows, 3);
        String sizes = rows + " x " + columns;
        same(rows, sizes, (kernels, y) -> kernels.multiplyVector(rows, columns, a, OFFSET, x, OFFSET, y, OFFSET));
        same(
                columns,
                sizes,
                (kernels, y) -> kernels.multiplyTransposedVector(rows, columns, a, OFFSET, r, OFFSET, y, OFFSET));
        same(
                columns,
                sizes,
                (kernels, y) -> kernels.addTransposedVector(rows, columns, a, OFFSET, r, OFFSET, y, OFFSET));
        same(rows * columns, sizes, (kernels, c) -> kernels.addOuter(rows, columns, r, OFFSET, x, OFFSET, c, OFFSET));
    }

    @Test
    void arrays() {
        for (int length = 0; length <= 130; length++) {
            int size = length;
            double[] x = random(length, 1);
            double[] y = random(length, 2);
            same(size, "add " + size, (kernels, to) -> kernels.add(size, x, OFFSET, to, OFFSET));
            same(1, "dot " + size, (kernels, to) -> to[OFFSET] = kernels.dot(size, x, OFFSET, y, OFFSET));
        }
    }

    @Test
    void whatIsNotFiniteStaysInItsColumn() {
        double[] b = random(3 * 10, 1);
        b[OFFSET + 4] = Double.NaN;
        b[OFFSET + 15] = Double.POSITIVE_INFINITY;
        double[] a = random(9 * 3, 2);
        same(90, "9 x 3 x 10", (kernels, c) -> kernels.multiply(9, 3, 10, a, OFFSET, b, OFFSET, c, OFFSET));
    }

    /** What stands behind the end of a row is another row's. */
    @ParameterizedTest
    @ValueSource(ints = {17, 33, 50, 70, 100, 120})
    void whatIsNotFiniteStaysInItsRow(int columns) {
        double[] a = random(40 * columns, 1);
        for (int row = 1; row < 40; row += 3) {
            a[OFFSET + row * columns] = Double.NaN;
            a[OFFSET + row * columns + 1] = Double.POSITIVE_INFINITY;
        }
        double[] x = random(columns, 2);
        same(
                40,
                "40 x " + columns,
                (kernels, y) -> kernels.multiplyVector(40, columns, a, OFFSET, x, OFFSET, y, OFFSET));
        double[] r = random(40, 3);
        same(
                columns,
                "40 x " + columns,
                (kernels, y) -> kernels.addTransposedVector(40, columns, a, OFFSET, r, OFFSET, y, OFFSET));
    }

    @Test
    void arraysThatAreTooShortAreRefused() {
        assertThatThrownBy(() -> vector.multiply(2, 3, 4, new double[5], 0, new double[12], 0, new double[8], 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> vector.multiply(16, 3, 64, new double[48], 0, new double[192], 1, new double[1024], 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> vector.multiply(16, 3, 64, new double[48], 0, new double[192], 0, new double[1024], 1))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> vector.dot(64, new double[64], 0, new double[64], 1))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> vector.multiplyVector(1, 1, new double[1], -1, new double[1], 0, new double[1], 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** After what stood in an array before, and with something beside the result. */
    private void same(int size, String sizes, BiConsumer<DoubleKernels, double[]> call) {
        double[] expected = random(size + OFFSET, 9);
        double[] found = expected.clone();
        call.accept(plain, expected);
        call.accept(vector, found);
        assertThat(Arrays.mismatch(found, expected))
                .as("first other element, %s", sizes)
                .isEqualTo(-1);
    }

    /** Of very different sizes, so that another order of additions would give other bits. */
    private static double[] random(int length, long seed) {
        Random random = new Random(seed);
        double[] values = new double[length + OFFSET];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.scalb(random.nextGaussian(), random.nextInt(16));
        }
        return values;
    }
}
