package dev.gradsmith.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {

    private static double parse(String text) {
        return DecimalText.parse(("x" + text + "y").toCharArray(), 1, 1 + text.length());
    }

    /** Whatever it does not leave to the JDK has the JDK's bits. */
    @Test
    void readsRandomNumbersAsTheJdkDoes() {
        Random random = new Random(3);
        int read = 0;
        for (int i = 0; i < 200_000; i++) {
            String text = randomNumber(random);
            double value = parse(text);
            if (!Double.isNaN(value)) {
                read++;
                assertThat(Double.doubleToRawLongBits(value))
                        .as(text)
                        .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
            }
        }
        assertThat(read).isGreaterThan(50_000);
    }

    private static String randomNumber(Random random) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
        int digits = 1 + random.nextInt(20);
        int point = random.nextInt(digits + 2);
        for (int i = 0; i < digits; i++) {
            text.append(i == point ? "." : "").append(random.nextInt(10));
        }
        if (random.nextInt(3) == 0) {
            text.append(random.nextBoolean() ? "e" : "E").append(random.nextInt(60) - 30);
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "1", "+1.5", ".5", "5.", "1e22", "123456789.123456", "9007199254740992", "1E-5"})
    void readsUsualNumbers(String text) {
        assertThat(parse(text)).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+",
                ".",
                "-.",
                "e5",
                "1e",
                "1e+",
                "1.2.3",
                "--1",
                "1 ",
                " 1",
                "1f",
                "0x10",
                "NaN",
                "1e5.0",
                "1e400",
                "9007199254740993",
                "99999999999999999999",
                "1e23",
                "1e-23",
                "\u0661",
                "1,5"
            })
    void leavesTheRestToTheJdk(String text) {
        assertThat(parse(text)).isNaN();
    }
}
