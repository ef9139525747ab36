package dev.gradsmith.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReceiptTest {
    @TempDir
    private Path folder;

    private static Receipt receipt(String name, String value, double... losses) {
        Map<String, String> entries = new LinkedHashMap<>(Map.of("model", "Line"));
        entries.put("data", "aa");
        entries.put("java", "17");
        entries.put(name, value);
        return new Receipt(entries, losses);
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        Receipt receipt =
                receipt("note", "\"quoted\" \\ \n ü \u0001", 1.0 / 3, Double.NaN, Double.POSITIVE_INFINITY, -0.0);
        Path file = folder.resolve("receipt.json");
        receipt.write(file);
        assertThat(Receipt.read(file)).isEqualTo(receipt);
        assertThat(Receipt.read(file).entries()).containsExactlyEntriesOf(receipt.entries());
        Receipt none = receipt("x", "y");
        none.write(file);
        assertThat(Receipt.read(file)).isEqualTo(none);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                   | at byte 0: expected '{' but found the end
            []                                   | at byte 0: expected '{' but found '['
            {"model":"a"}                        | at byte 13: it has no 'receipt'
            {"receipt":"2"}                      | at byte 15: its version is '2', and this version of Gradsmith reads 1
            {"receipt":"1","a":"b","a":"c"}      | at byte 30: 'a' occurs twice
            {"receipt":"1","losses":["x"]}       | at byte 28: a loss is no number: 'x'
            {"receipt":"1","losses":[1]}         | at byte 25: expected '"' but found '1'
            {"receipt":"1"                       | at byte 14: expected '}' but found the end
            """)
    void whatIsNoReceiptIsRefused(String text, String problem) throws IOException {
        Path file = Files.writeString(folder.resolve("receipt.json"), text);
        assertThatThrownBy(() -> Receipt.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": not a receipt: " + problem);
    }

    @Test
    void directoryIsNoReceipt() {
        assertThatThrownBy(() -> Receipt.read(folder)).hasMessage(folder + ": not a receipt: it is a directory");
    }

    @Test
    void tellsWhatDiffers() {
        Receipt then = receipt("option.epochs", "2", 1, 0.5);
        assertThat(then.compare(receipt("option.epochs", "2", 1, 0.5))).hasToString("the same bits");
        Receipt.Verification newer = then.compare(receipt("java", "25", 1, 0.5));
        assertThat(newer.agrees()).isFalse();
        assertThat(newer).hasToString("""
                not the same run:
                  option.epochs: 2 then, not given now
                  perhaps because java: 17 then, 25 now""");
        assertThat(then.compare(receipt("option.epochs", "2", 1, Math.nextUp(0.5)))
                        .differences())
                .containsExactly("the loss of epoch 2: 0.5 then, 0.5000000000000001 now");
        assertThat(then.compare(receipt("option.epochs", "2", 1)).differences())
                .containsExactly("epochs: 2 then, 1 now");
        assertThat(receipt("java", "17", 1).compare(receipt("java", "25", 1)))
                .hasToString("the same bits\n  although java: 17 then, 25 now");
    }

    @Test
    void runWithoutAReceiptCannotBeCompared() {
        History history = new History(List.of(new Epoch(1, 1, 1, 1, 1)));
        assertThatThrownBy(() -> receipt("x", "y", 1).verify(() -> history))
                .hasMessage("the run again has no receipt: ask for it with FitOptions.withReceipt()");
    }
}
