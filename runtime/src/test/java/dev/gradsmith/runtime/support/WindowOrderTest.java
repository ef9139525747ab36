package dev.gradsmith.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.support.CountedRows.Counting;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowOrderTest {

    private static WindowOrder order(int blocks, int blockRows, int batch) {
        return new WindowOrder(
                FitOptions.epochs(1).batchSize(batch), new Counting((long) blocks * blockRows, blockRows, -1));
    }

    /** Blocks of many rows are four to a window, which stays in the caches; of few, more, so that they are mixed. */
    @ParameterizedTest
    @CsvSource({
        "17,1024,32,4",
        "17,256,32,4",
        "17,255,32,5",
        "100,128,32,8",
        "100,64,32,16",
        "100,1,1,16",
        "100,1,50,50",
        "100,256,2048,8",
        "16,1024,32,16",
        "3,1024,32,3",
        "1,1,32,1"
    })
    void aWindowHoldsSoManyBlocks(int blocks, int blockRows, int batch, int expected) {
        WindowOrder order = order(blocks, blockRows, batch);
        order.start(1);

        assertThat(order.blocks(0)).hasSize(expected);
        assertThat(order.windows()).isEqualTo((blocks + expected - 1) / expected);
    }

    @Test
    void aWindowOfWholeBatchesHasRoomForTheRowsLeftBefore() {
        assertThat(order(17, 1024, 1000).mostRows()).isEqualTo(4 * 1024 + 999);
        assertThat(order(3, 1024, 1000).mostRows()).isEqualTo(3 * 1024);
    }

    @Test
    void eachBlockComesOnceAnEpoch() {
        WindowOrder order = order(100, 256, 32);
        for (int epoch = 1; epoch <= 3; epoch++) {
            order.start(epoch);
            int[] all = IntStream.range(0, (int) order.windows())
                    .flatMap(window -> Arrays.stream(order.blocks(window)))
                    .toArray();
            assertThat(all).isNotEqualTo(IntStream.range(0, 100).toArray());
            assertThat(Arrays.stream(all).sorted())
                    .containsExactly(IntStream.range(0, 100).boxed().toArray(Integer[]::new));
        }
    }

    @Test
    void theRowsOfAWindowComeInAnOrderOfItsOwn() {
        int[] first = places(new RowOrder(OptionalLong.of(5), 1, 0, 9));

        assertThat(Arrays.stream(first).sorted().toArray())
                .isEqualTo(IntStream.range(7, 107).toArray());
        assertThat(places(new RowOrder(OptionalLong.of(5), 1, 0, 9))).isEqualTo(first);
        assertThat(places(new RowOrder(OptionalLong.of(5), 1, 1, 9))).isNotEqualTo(first);
        assertThat(places(new RowOrder(OptionalLong.of(5), 2, 0, 9))).isNotEqualTo(first);
        assertThat(places(new RowOrder(OptionalLong.of(6), 1, 0, 9))).isNotEqualTo(first);
        assertThat(places(new RowOrder(OptionalLong.empty(), 1, 0, 9)))
                .isEqualTo(IntStream.range(7, 107).toArray());
    }

    /** The array may be longer, for a window of more rows. */
    private static int[] places(RowOrder order) {
        int[] places = new int[110];
        order.fill(places, 100, 7);
        assertThat(Arrays.copyOfRange(places, 100, 110)).containsOnly(0);
        return Arrays.copyOf(places, 100);
    }
}
