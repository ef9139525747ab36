package dev.gradsmith.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FitOptionsTest {
    @Test
    void haveTheirDefaults() {
        FitOptions options = FitOptions.epochs(3);
        assertThat(options.epochs()).isEqualTo(3);
        assertThat(options.batchSize()).isEqualTo(32);
        assertThat(options.shuffleSeed()).isEqualTo(OptionalLong.of(0));
        assertThat(options.lastBatch()).isEqualTo(LastBatch.KEEP);
    }

    @Test
    void areNotChangedByTheirMethods() {
        FitOptions options = FitOptions.epochs(3);
        FitOptions changed =
                options.batchSize(8).unshuffled().lastBatch(LastBatch.DROP).onEpoch(epoch -> {});
        assertThat(options.batchSize()).isEqualTo(32);
        assertThat(options.shuffleSeed()).hasValue(0);
        assertThat(options.lastBatch()).isEqualTo(LastBatch.KEEP);
        assertThat(changed.epochs()).isEqualTo(3);
        assertThat(changed.batchSize()).isEqualTo(8);
        assertThat(changed.shuffleSeed()).isEmpty();
        assertThat(changed.shuffleSeed(5).shuffleSeed()).hasValue(5);
        assertThat(changed.lastBatch()).isEqualTo(LastBatch.DROP);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "-2147483648"})
    void refuseWhatIsNotPositive(int number) {
        FitOptions options = FitOptions.epochs(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FitOptions.epochs(number))
                .withMessage("epochs must be at least 1, is " + number);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.batchSize(number))
                .withMessage("batchSize must be at least 1, is " + number);
    }

    /** At once, not after the first epoch of a long fit. */
    @Test
    void refuseNullAtOnce() {
        FitOptions options = FitOptions.epochs(1);
        assertThatNullPointerException().isThrownBy(() -> options.lastBatch(null));
        assertThatNullPointerException().isThrownBy(() -> options.onEpoch(null));
    }

    @Test
    void aHistoryHasAnEpochAndDoesNotChange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new History(List.of()))
                .withMessage("a history needs at least one epoch");
        History history = new History(List.of(new Epoch(1, 2, 1, 1, 1)));
        history.meanLosses()[0] = 7;
        assertThat(history.meanLosses()).containsExactly(2);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0000",
        "-0.0, 0.0000",
        "1, 1.0000",
        "0.00009999, 0.00009999",
        "0.000099996, 0.0001000",
        "99999.99999, 100000.0000",
        "-2.5, -2.5000",
        "1e20, 100000000000000000000.0000",
        "NaN, NaN",
        "-Infinity, -Infinity"
    })
    void aLossShowsFourDigitsAndFourDecimals(double loss, String text) {
        assertThat(new Epoch(1, loss, 1, 1, 1)).hasToString("epoch 1  mean loss " + text);
    }
}
