package dev.gradsmith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradsmith.runtime.Preparation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of values that are missing, and of texts. */
class MissingValuesTest {
    @TempDir
    private Path folder;

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("t.csv"), content);
    }

    private Table table(String content) throws IOException {
        return Csv.read(file(content));
    }

    @Test
    void areRefusedWithThePlaceAndWhatToDo() throws IOException {
        Table table = table("a,b\n1,2\n,4\n");

        assertThatThrownBy(() -> table.doubles("a"))
                .hasMessage(folder.resolve("t.csv")
                        + ":3: column 'a': expected a number, found an empty field; dropMissing() leaves its row out, a"
                        + " Preparation fills it, missingAsNaN() takes it as NaN");
    }

    @Test
    void leaveTheirRowOut() throws IOException {
        Table table = table("a,b\n1,2\n,4\n5,\n7,8\n");

        assertThat(table.dropMissing().doubles("a", "b")).containsExactly(1, 2, 7, 8);
        assertThat(table.dropMissing("a").doubles("a")).containsExactly(1, 5, 7);
        assertThatThrownBy(() -> table.dropMissing("a").doubles("b")).hasMessageContaining("t.csv:4: column 'b'");
        assertThatThrownBy(() -> table.dropMissing("c")).hasMessageContaining("there is no column 'c'");
    }

    @Test
    void mayNotLeaveOutAllRows() throws IOException {
        Table table = table("a,b\n1,\n2,\n");

        assertThatThrownBy(table::dropMissing).hasMessageContaining("every row has a missing value");
    }

    @Test
    void areFilledFromTheTrainingData() throws IOException {
        Table table = table("a,city\n1,Ulm\n,\n5,Bonn\n");
        Preparation preparation = Preparation.builder()
                .fillMean("a")
                .fill("?", "city")
                .oneHot("city")
                .fit(table);

        assertThat(preparation.apply(table).doubles("a", "city")).containsExactly(1, 0, 0, 1, 3, 1, 0, 0, 5, 0, 1, 0);
    }

    @Test
    void textIsACategoryAndNoNumber() throws IOException {
        Table table = table("city\n\nUlm\nBonn\n\"Ulm\"\n");
        Preparation preparation = Preparation.builder().index("city").fit(table);

        assertThat(preparation.apply(table).ints("city")).containsExactly(1, 0, 1);
        assertThatThrownBy(() -> table.doubles("city"))
                .hasMessage(folder.resolve("t.csv") + ":3: column 'city': expected a number, found 'Ulm'");
    }

    @Test
    void anUnknownCategoryIsNamedWithItsLine() throws IOException {
        Preparation preparation = Preparation.builder().oneHot("city").fit(table("city\nUlm\nBonn\n"));
        Table other = table("city\nUlm\nBon\n");

        assertThatThrownBy(() -> preparation.apply(other).doubles("city"))
                .isInstanceOf(DataException.class)
                .hasMessage(folder.resolve("t.csv")
                        + ":3: column 'city': expected a category of the training data (Bonn, Ulm), found 'Bon'; did you"
                        + " mean 'Bonn'?");
    }

    @Test
    void aColumnOfMoreTextsThanCategoriesAreIsNotKept() throws IOException {
        StringBuilder text = new StringBuilder("note\n");
        for (int i = 0; i <= Words.MOST; i++) {
            text.append("note ").append(i).append('\n');
        }
        Table table = table(text.toString());

        assertThatThrownBy(() -> Preparation.builder().oneHot("note").fit(table))
                .hasMessageContaining("column 'note'");
    }

    @Test
    void blocksAreReadAsTheWhole() throws IOException {
        StringBuilder text = new StringBuilder("a,city\n");
        for (int i = 0; i < 50_000; i++) {
            text.append(i % 7 == 0 ? "" : i).append(i % 2 == 0 ? ",Ulm\n" : ",7\n");
        }
        Path file = file(text.toString());
        Preparation.Builder builder =
                Preparation.builder().fillMedian("a").standardize("a").oneHot("city");

        assertThat(builder.fit(Csv.blocks(file)))
                .hasToString(builder.fit(Csv.read(file)).toString());
    }

    @Test
    void blocksKnowTheirLines() throws IOException {
        Path file = file("a\n" + "1\n".repeat(60_000) + "x\n");

        assertThatThrownBy(() -> Csv.blocks(file).forEachBlock(block -> block.doubles("a")))
                .hasMessage(file + ":60002: column 'a': expected a number, found 'x'");
    }
}
