package dev.gradsmith.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the checks let pass, and the whole text of what they say of the rest. */
final class ShapesTest {
    private static void refused(ThrowingCallable check, String message) {
        assertThatIllegalArgumentException().isThrownBy(check).withMessage(message);
    }

    @Test
    void rows() {
        assertThat(Shapes.rows("X", 6, 2, "d", "[n, d]")).isEqualTo(3);
        assertThat(Shapes.rows("X", 0, 2, "d", "[n, d]")).isZero();
        refused(
                () -> Shapes.rows("X", 7, 2, "d", "[n, d]"),
                "X: 7 values do not fill rows of d = 2; its shape is [n, d]");
        refused(
                () -> Shapes.rows("X", 1, 2, "d", "[n, d]"),
                "X: 1 value does not fill rows of d = 2; its shape is [n, d]");
        refused(
                () -> Shapes.rows("X", 7, 12, "h*w", "[n, h, w]"),
                "X: 7 values do not fill rows of h*w = 12; its shape is [n, h, w]");
        refused(() -> Shapes.rows("X", 7, 3, "3", "[n, 3]"), "X: 7 values do not fill rows of 3; its shape is [n, 3]");
        refused(() -> Shapes.rows("X", 7, 3, "", "[n, 3]"), "X: 7 values do not fill rows of 3; its shape is [n, 3]");
        refused(
                () -> Shapes.rows("X", 0, 0, "d", "[n, d]"),
                "X: 0 values do not fill rows of d = 0; its shape is [n, d]");
    }

    @Test
    void rowsWhoseWidthStandsInTheShape() {
        assertThat(Shapes.rows("X", 6, 2, "[n, d]")).isEqualTo(3);
        refused(() -> Shapes.rows("X", 7, 2, "[n, d]"), "X: 7 values do not fill rows of d = 2; its shape is [n, d]");
        refused(() -> Shapes.rows("X", 7, 2, "[n, 2]"), "X: 7 values do not fill rows of 2; its shape is [n, 2]");
        refused(() -> Shapes.rows("X", 7, 2, "[n, h, w]"), "X: 7 values do not fill rows of 2; its shape is [n, h, w]");
        refused(() -> Shapes.rows("X", 7, 2, "[n, ]"), "X: 7 values do not fill rows of 2; its shape is [n, ]");
    }

    @Test
    void length() {
        assertThatCode(() -> Shapes.requireLength("yhat", "[n]", 5, 5)).doesNotThrowAnyException();
        refused(() -> Shapes.requireLength("yhat", "[n]", 4, 5), "yhat: expected 5 values for [n], found 4");
        refused(() -> Shapes.requireLength("b", "[]", 2, 1), "b: expected 1 value for [], found 2");
        refused(
                () -> Shapes.requireLength("K", "[d, d]", 0, 1L << 40),
                "K: expected 1099511627776 values for [d, d], found 0");
    }

    @Test
    void lengthThatFollowsFromAnotherArray() {
        assertThatCode(() -> Shapes.requireLength("yhat", "[n]", 5, 5, "n", 5, "X"))
                .doesNotThrowAnyException();
        refused(
                () -> Shapes.requireLength("yhat", "[n]", 4, 5, "n", 5, "X"),
                "yhat: expected 5 values for [n], found 4 (n = 5 comes from X)");
    }

    @Test
    void dimension() {
        assertThat(Shapes.requireDimension("d", 1)).isEqualTo(1);
        refused(() -> Shapes.requireDimension("d", 0), "the dimension d must be at least 1, is 0");
        refused(() -> Shapes.requireDimension("d", -3), "the dimension d must be at least 1, is -3");
    }

    @Test
    void whatMustBeGiven() {
        assertThat(Shapes.requireDimensionGiven("Line", "d", 2)).isEqualTo(2);
        refused(() -> Shapes.requireDimensionGiven("Line", "d", 0), "Line: give the dimension d, .d(...)");
        assertThat(Shapes.requireGiven("Line", "w", "value")).isEqualTo("value");
        refused(() -> Shapes.requireGiven("Line", "w", null), "Line: give the parameter w, .w(...)");
    }

    @Test
    void sizes() {
        assertThat(Shapes.size("w", Integer.MAX_VALUE - 8)).isEqualTo(Integer.MAX_VALUE - 8);
        refused(
                () -> Shapes.size("w", Integer.MAX_VALUE - 7),
                "w: 2147483640 values are more than an array holds (2147483639)");
        refused(() -> Shapes.size("w", -1), "w: its number of values is too large to count");
    }

    @Test
    void products() {
        assertThat(Shapes.product(3, 4)).isEqualTo(12);
        assertThat(Shapes.product(3, 4, 5)).isEqualTo(60);
        assertThat(Shapes.product(3, 4, 5, 6)).isEqualTo(360);
        refused(
                () -> Shapes.product(1 << 16, 1 << 16),
                "the product: 4294967296 values are more than an array holds (2147483639)");
        // Each would be 0 in the arithmetic of int, or of long.
        refused(
                () -> Shapes.product(1 << 16, 1 << 16, 1 << 16),
                "the product: 4294967296 values are more than an array holds (2147483639)");
        refused(
                () -> Shapes.product(1 << 30, 1, 1 << 30, 1 << 30),
                "the product: 1152921504606846976 values are more than an array holds (2147483639)");
    }

    @Test
    void indices() {
        assertThatCode(() -> Shapes.requireIndices("ids", new int[] {0, 11}, "v", 12))
                .doesNotThrowAnyException();
        assertThatCode(() -> Shapes.requireIndices("ids", new int[0], "v", 0)).doesNotThrowAnyException();
        refused(
                () -> Shapes.requireIndices("ids", new int[] {3, 12}, "v", 12),
                "ids: value 12 at position 1 is not an index below v = 12");
        refused(
                () -> Shapes.requireIndices("ids", new int[] {-1}, "v", 12),
                "ids: value -1 at position 0 is not an index below v = 12");
    }
}
