package dev.gradsmith.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradsmith.runtime.support.Batches;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The bits of the first numbers, on every JDK. Those of whole numbers, of doubles and of five Gaussians were computed a second time, by a
 * program in another language that was written after the generator's description.
 */
final class RandomStreamTest {
    @ParameterizedTest
    @CsvSource({
        "0, 53175d61490b23df, 61da6f3dc380d507, 5c0fdf91ec9a7bfc, 02eebf8c3bbe5e1a",
        "1, cfc5d07f6f03c29b, bf424132963fe08d, 19a37d5757aaf520, bf08119f05cd56d6",
        "-1, 56ccf8ce948e27b2, e68588432e5a5b90, e3e9b5a48119ca8b, 460f19495532ae73",
        "-9223372036854775808, daea07477cfa9a4e, b61308e62ca15389, fb3cdd02c5e74124, 811bdb33a84173e1"
    })
    void aSeedGivesTheseBits(long seed, String first, String second, String third, String fourth) {
        RandomStream stream = new RandomStream(seed);
        for (String expected : new String[] {first, second, third, fourth}) {
            assertThat(stream.nextLong()).isEqualTo(Long.parseUnsignedLong(expected, 16));
        }
    }

    @Test
    void aNameGivesTheBitsOfItsUtf8Bytes() {
        RandomStream stream = RandomStream.named(42, "w\u00f6rter");
        assertThat(stream.nextLong()).isEqualTo(0xfc8981e40ecf35e8L);
        assertThat(stream.nextLong()).isEqualTo(0x4cb8674812cca1f6L);
        assertThat(stream.nextLong()).isEqualTo(0x3007792f8c444b26L);
    }

    @Test
    void doublesHaveTheseBits() {
        RandomStream stream = new RandomStream(1);
        assertThat(stream.nextDouble()).isEqualTo(0x1.9f8ba0fede078p-1);
        assertThat(stream.nextDouble()).isEqualTo(0x1.7e8482652c7fcp-1);
        assertThat(stream.nextDouble()).isEqualTo(0x1.9a37d5757aafp-4);
    }

    @Test
    void gaussiansHaveTheseBits() {
        RandomStream stream = new RandomStream(1);
        assertThat(stream.nextGaussian()).isEqualTo(0x1.7fe2b6e80acbfp-1);
        assertThat(stream.nextGaussian()).isEqualTo(0x1.306aac6d7be1ep-1);
        assertThat(stream.nextGaussian()).isEqualTo(-0x1.b4f02841c1194p-2);
        assertThat(stream.nextGaussian()).isEqualTo(0x1.0d0e2ada3c015p-2);
        assertThat(stream.nextGaussian()).isEqualTo(-0x1.3f7ed083decfap0);
    }

    /** So many that the optimizing compiler has taken over: it must not give other bits. */
    @Test
    void aHundredThousandGaussiansHaveTheBitsOfThisHash() {
        RandomStream stream = new RandomStream(7);
        long hash = 0;
        for (int i = 0; i < 100_000; i++) {
            hash = 31 * hash + Double.doubleToLongBits(stream.nextGaussian());
        }
        assertThat(hash).isEqualTo(0x54bdda05c048f446L);
    }

    @Test
    void boundedNumbersAreThese() {
        RandomStream stream = new RandomStream(3);
        assertThat(IntStream.range(0, 8).map(i -> stream.nextInt(10))).containsExactly(0, 6, 8, 8, 6, 1, 1, 6);
        assertThat(stream.nextInt(Integer.MAX_VALUE)).isEqualTo(1_191_368_055);
        assertThat(stream.nextInt((1 << 30) + 1)).isEqualTo(27_293_130);
        assertThat(stream.nextInt(1)).isZero();
    }

    @Test
    void ordersOfRowsAreThese() {
        int[] order = new int[10];
        Batches.order(order, 5, 1);
        assertThat(order).containsExactly(5, 8, 9, 2, 1, 4, 3, 7, 6, 0);
        Batches.order(order, 5, 2);
        assertThat(order).containsExactly(6, 2, 3, 7, 0, 1, 4, 5, 8, 9);
    }

    /** With two thirds of the range as the bound, a biased method would take a third of the numbers twice as often. */
    @Test
    void boundedNumbersAreUnbiased() {
        int bound = 3 << 29;
        RandomStream stream = new RandomStream(11);
        int[] counts = new int[3];
        for (int i = 0; i < 300_000; i++) {
            counts[stream.nextInt(bound) / (1 << 29)]++;
        }
        for (int count : counts) {
            assertThat(count).isBetween(99_000, 101_000);
        }
    }

    @Test
    void everyOrderOfThreeIsAboutAsLikely() {
        RandomStream stream = new RandomStream(2);
        int[] counts = new int[27];
        for (int i = 0; i < 60_000; i++) {
            int[] values = {0, 1, 2};
            stream.shuffle(values);
            counts[9 * values[0] + 3 * values[1] + values[2]]++;
        }
        assertThat(IntStream.of(counts).filter(count -> count > 0)).hasSize(6).allMatch(count -> {
            return Math.abs(count - 10_000) < 500;
        });
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "-2147483648"})
    void aBoundMustBePositive(int bound) {
        RandomStream stream = new RandomStream(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stream.nextInt(bound))
                .withMessage("the bound of a random number must be at least 1, is " + bound);
    }
}
