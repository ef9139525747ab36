package dev.gradsmith.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DataSetTest {
    private final DataSet data = DataSet.builder()
            .add("X", new float[] {0, 0.5f, 1, 1.5f, 2, 2.5f}, 2)
            .add("yhat", new double[] {0, 1, 2})
            .add("label", new int[] {7, 8, 9})
            .build();

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    @Test
    void holdsWhatItWasGiven() {
        assertThat(data.rows()).isEqualTo(3);
        assertThat(data.names()).containsExactly("X", "yhat", "label");
        assertThat(data.width("X")).isEqualTo(2);
        assertThat(data.ints("label")).containsExactly(7, 8, 9);
        assertThat(data).hasToString("DataSet[rows=3, X: float[3, 2], yhat: double[3], label: int[3]]");
        assertThatThrownBy(() -> data.names().remove("X")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void saysWhichColumnsThereAre() {
        refused(
                () -> data.floats("Yhat2"),
                "the data set has no column 'Yhat2'; did you mean 'yhat'? It has X, yhat, label");
        refused(() -> data.ints("weight"), "the data set has no column 'weight'. It has X, yhat, label");
        refused(() -> data.width(""), "the data set has no column ''. It has X, yhat, label");
    }

    @Test
    void saysWhatAColumnHolds() {
        refused(() -> data.floats("yhat"), "the data set's column 'yhat' holds double values, not float");
        refused(() -> data.doubles("label"), "the data set's column 'label' holds int values, not double");
        refused(() -> data.ints("X"), "the data set's column 'X' holds float values, not int");
    }

    @Test
    void refusesColumnsThatDoNotFit() {
        DataSet.Builder builder = DataSet.builder();
        refused(builder::build, "a data set needs at least one column");
        builder.add("X", new float[4], 2);
        refused(() -> builder.add("X", new int[2]), "the column 'X' was added before");
        refused(() -> builder.add("y", new int[3]), "column 'y' has 3 rows, but column 'X' has 2");
        refused(() -> builder.add("y", new double[5], 2), "column 'y': 5 values do not fill rows of 2");
        refused(() -> builder.add("y", new double[2], 0), "the width of column 'y' must be at least 1, is 0");
        refused(() -> builder.add("y", new double[2], -2), "the width of column 'y' must be at least 1, is -2");
        assertThat(builder.build()).hasToString("DataSet[rows=2, X: float[2, 2]]");
    }

    @Test
    void doesNotChangeWithItsBuilder() {
        DataSet.Builder builder = DataSet.builder().add("a", new int[1]);
        DataSet built = builder.build();
        builder.add("b", new int[1]);
        assertThat(built.names()).containsExactly("a");
    }

    @Test
    void mayHaveNoRows() {
        DataSet empty =
                DataSet.builder().add("X", new float[0], 3).add("y", new int[0]).build();
        assertThat(empty.rows()).isZero();
        assertThat(empty.select(new int[0]).rows(0, 0)).hasToString("DataSet[rows=0, X: float[0, 3], y: int[0]]");
        assertThat(empty.split(0.5, 1).train().rows()).isZero();
    }

    @Test
    void rowsAreCopied() {
        DataSet part = data.rows(1, 3);
        assertThat(part.floats("X")).containsExactly(1, 1.5f, 2, 2.5f);
        part.floats("X")[0] = 9;
        assertThat(data.floats("X")[2]).isEqualTo(1);
        assertThat(data.select(new int[] {2, 0, 2}).floats("X")).containsExactly(2, 2.5f, 0, 0.5f, 2, 2.5f);
    }

    @ParameterizedTest
    @CsvSource({"-1, 2", "2, 1", "0, 4", "4, 4"})
    void refusesRangesThatAreNone(int from, int to) {
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> data.rows(from, to))
                .withMessage("rows " + from + " to " + to + " of a data set of 3 rows");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3, Integer.MAX_VALUE})
    void refusesRowsThatAreNone(int row) {
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> data.select(new int[] {0, row}))
                .withMessage("row " + row + " of a data set of 3 rows");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.16, 0", "0.17, 1", "0.5, 2", "1, 3"})
    void splitsByTheNearestCount(double fraction, int train) {
        DataSet.Split split = data.split(fraction, 5);
        assertThat(split.train().rows()).isEqualTo(train);
        assertThat(split.test().rows()).isEqualTo(3 - train);
        assertThat(data.split(fraction, 5).train().ints("label"))
                .isEqualTo(split.train().ints("label"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesFractionsThatAreNone(double fraction) {
        refused(() -> data.split(fraction, 1), "trainFraction must be from 0 to 1, is " + fraction);
    }
}
