package dev.gradsmith.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cross-validation's parts, and weights of classes. */
class FoldsTest {
    private static DataSet numbered(int rows) {
        return DataSet.builder().add("row", IntStream.range(0, rows).toArray()).build();
    }

    /** Every row is tested on once, and never in the fold that is trained on. */
    @ParameterizedTest
    @CsvSource({"10, 5", "11, 3", "7, 7", "2, 2"})
    void partTheRows(int rows, int count) {
        List<DataSet.Split> folds = numbered(rows).folds(count, 3);
        assertThat(folds).hasSize(count);
        List<Integer> tested = new ArrayList<>();
        for (DataSet.Split fold : folds) {
            List<Integer> all = new ArrayList<>();
            for (int row : fold.test().ints("row")) {
                tested.add(row);
                all.add(row);
            }
            assertThat(all.size()).isBetween(rows / count, rows / count + 1);
            for (int row : fold.train().ints("row")) {
                all.add(row);
            }
            assertThat(all).hasSize(rows).doesNotHaveDuplicates();
        }
        assertThat(tested).hasSize(rows).doesNotHaveDuplicates();
    }

    @Test
    void followFromTheirSeed() {
        int[] once = numbered(20).folds(4, 1).get(0).test().ints("row");
        assertThat(numbered(20).folds(4, 1).get(0).test().ints("row")).isEqualTo(once);
        assertThat(numbered(20).folds(4, 2).get(0).test().ints("row")).isNotEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 5})
    void refuseOtherCounts(int count) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> numbered(4).folds(count, 0))
                .withMessage("the folds of 4 rows must be at least 2 and at most as many as rows, are " + count);
    }

    @Test
    void balancedClassesWeighTheSame() {
        int[] labels = {0, 0, 0, 0, 1, 3, 3, 0};
        double[] weights = ClassWeights.balanced(labels, 4);
        assertThat(weights).containsExactly(0.4, 2, 0, 1);
        assertThat(ClassWeights.ofRows(labels, weights)).containsExactly(0.4f, 0.4f, 0.4f, 0.4f, 2, 1, 1, 0.4f);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassWeights.balanced(new int[] {0, 4}, 4))
                .withMessage("the label of row 1 is 4, but the classes are 0 to 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassWeights.balanced(new int[0], 4))
                .withMessage("there are no labels to count");
    }
}
