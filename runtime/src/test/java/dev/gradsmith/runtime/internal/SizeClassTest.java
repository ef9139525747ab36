package dev.gradsmith.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class SizeClassTest {

    @Test
    void sizesToWarmUpAMatrixWithAreOfItsClass() {
        for (int columns = 1; columns < 1_000; columns++) {
            int sizeClass = SizeClass.ofMatrix(columns);
            for (int[] sizes : SizeClass.matrices(sizeClass)) {
                assertThat(SizeClass.ofMatrix(sizes[1]))
                        .as("%d columns", columns)
                        .isEqualTo(sizeClass);
            }
        }
    }

    @Test
    void sizesToWarmUpAProductWithAreOfItsClass() {
        for (int rows : new int[] {1, 2, 15, 16, 64, 1_000}) {
            for (int columns = 1; columns < 300; columns++) {
                int sizeClass = SizeClass.ofProduct(rows, columns);
                for (int[] sizes : SizeClass.products(sizeClass)) {
                    assertThat(SizeClass.ofProduct(sizes[0], sizes[2]))
                            .as("%d rows, %d columns", rows, columns)
                            .isEqualTo(sizeClass);
                }
            }
        }
    }

    /** Kernels hold rows of up to four, of five or six, of seven and of eight vectors of 4, 8 or 16 lanes in registers, each in code of its own. */
    @Test
    void rowsOfEachNumberOfVectorsAreAmongTheSizesOfTheirClass() {
        for (int lanes = 4; lanes <= 16; lanes *= 2) {
            BitSet warmed = new BitSet();
            for (int sizeClass = 1; sizeClass < SizeClass.ofMatrix(1_000); sizeClass++) {
                for (int[] sizes : SizeClass.matrices(sizeClass)) {
                    warmed.set((sizes[1] + lanes - 1) / lanes);
                }
            }
            assertThat(warmed.get(4)).as("%d lanes: %s", lanes, warmed).isTrue();
            assertThat(warmed.get(5) || warmed.get(6))
                    .as("%d lanes: %s", lanes, warmed)
                    .isTrue();
            assertThat(warmed.get(7) && warmed.get(8))
                    .as("%d lanes: %s", lanes, warmed)
                    .isTrue();
        }
    }

    @Test
    void thereAreAsManyAsASwitchHasRoomFor() {
        assertThat(SizeClass.ofProduct(1_000, 1_000)).isEqualTo(SizeClass.COUNT - 1);
        assertThat(SizeClass.COUNT).isLessThanOrEqualTo(Integer.SIZE);
    }
}
