package dev.gradsmith.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {

    private static double parse(String text) {
        return DecimalText.parse(("x" + text + "y").toCharArray(), 1, 1 + text.length());
    }

    private static void isReadAsByTheJdk(String text) {
        double expected = Double.parseDouble(text);
        double value = parse(text);
        if (Double.isInfinite(expected)) {
            assertThat(value).as(text).isNaN();
        } else {
            assertThat(Double.doubleToRawLongBits(value)).as(text).isEqualTo(Double.doubleToRawLongBits(expected));
        }
    }

    @Test
    void readsRandomNumbersAsTheJdkDoes() {
        Random random = new Random(3);
        for (int i = 0; i < 200_000; i++) {
            isReadAsByTheJdk(randomNumber(random));
        }
    }

    private static String randomNumber(Random random) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
        int digits = 1 + random.nextInt(random.nextInt(4) == 0 ? 40 : 20);
        int point = random.nextInt(digits + 2);
        for (int i = 0; i < digits; i++) {
            text.append(i == point ? "." : "").append(random.nextInt(10));
        }
        if (random.nextInt(3) == 0) {
            text.append(random.nextBoolean() ? "e" : "E").append(random.nextInt(700) - 350);
        }
        return text.toString();
    }

    /** Numbers of every magnitude, subnormal ones among them, as programs print them and to the last of their digits. */
    @Test
    void readsRandomBitsAsTheJdkDoes() {
        Random random = new Random(4);
        for (int i = 0; i < 100_000; i++) {
            long bits = random.nextLong();
            double value = Double.longBitsToDouble(i % 4 == 0 ? bits & 0x800F_FFFF_FFFF_FFFFL : bits);
            if (Double.isFinite(value)) {
                isReadAsByTheJdk(Double.toString(value));
                if (i % 20 == 0) {
                    isReadAsByTheJdk(new BigDecimal(value).toString());
                }
            }
        }
    }

    /** Halfway between two neighbours to the last digit, and a digit far behind above and below it. */
    @Test
    void roundsHalvesAsTheJdkDoes() {
        Random random = new Random(5);
        for (int i = 0; i < 3_000; i++) {
            long bits = random.nextLong() & Long.MAX_VALUE;
            double value = Double.longBitsToDouble(i % 3 == 0 ? bits & 0x000F_FFFF_FFFF_FFFFL : bits);
            if (!Double.isFinite(value) || !Double.isFinite(Math.nextUp(value))) {
                continue;
            }
            BigDecimal half = new BigDecimal(value)
                    .add(new BigDecimal(Math.nextUp(value)))
                    .divide(BigDecimal.valueOf(2));
            String plain = half.toString();
            isReadAsByTheJdk(plain);
            BigDecimal little = half.ulp().movePointLeft(30);
            isReadAsByTheJdk(half.add(little).toString());
            isReadAsByTheJdk(half.subtract(little).toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "-0.0",
                "1",
                "+1.5",
                ".5",
                "-.5",
                "5.",
                "1e22",
                "123456789.123456",
                "123456789012345",
                "1234567890123456",
                "9007199254740992",
                "9007199254740993",
                "9007199254740993.0000000000000000000000000000000001",
                "99999999999999999999",
                "1E-5",
                "1e23",
                "1e-23",
                "2.2250738585072011e-308",
                "2.2250738585072012e-308",
                "2.2250738585072014E-308",
                "4.9e-324",
                "2.4703282292062327e-324",
                "2.4703282292062328e-324",
                "1.7976931348623157e308",
                "6.631236846766476e-316",
                "0.000000000000000000000000000000000000000000000000000000000000000000001",
                "3.518437208883201171875e13",
                "62.5364939768271845828"
            })
    void readsHardNumbersAsTheJdkDoes(String text) {
        isReadAsByTheJdk(text);
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
                "-+1",
                "1 ",
                " 1",
                "1f",
                "1d",
                "0x10",
                "-0x1p3",
                "0X1.8p1",
                "NaN",
                "Infinity",
                "-Infinity",
                "1e5.0",
                "1e400",
                "1.7976931348623159e308",
                "\u0661",
                "1\u06611",
                "1,5",
                "1_000",
                "12345678901234567,5"
            })
    void leavesWhatIsNoNumberAlone(String text) {
        assertThat(parse(text)).isNaN();
    }
}
