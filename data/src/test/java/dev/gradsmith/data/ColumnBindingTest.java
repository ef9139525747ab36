package dev.gradsmith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradsmith.runtime.ColumnBinding;
import dev.gradsmith.runtime.DataSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a trainer's class of columns says of a table that does not fit. */
class ColumnBindingTest {
    @TempDir
    private Path folder;

    private static final class Columns extends ColumnBinding {
        Columns() {
            addFloats("X", "[n, d]", 2);
            addDoubles("yhat", "[n]", 1);
            addIndices("label", "[n]", 1, "k", 3);
        }

        Columns x(String... columns) {
            bind("X", columns);
            return this;
        }
    }

    private Table table(String content) throws IOException {
        return Csv.read(Files.writeString(folder.resolve("t.csv"), content));
    }

    private String failure(Columns columns, String content) throws IOException {
        Table table = table(content);
        try {
            return "none: " + columns.from(table);
        } catch (DataException e) {
            return e.getMessage().substring(folder.resolve("t.csv").toString().length());
        }
    }

    @Test
    void readsWhatIsNotNamedFromTheColumnOfItsName() throws IOException {
        DataSet data = new Columns().x("sqft", "rooms").from(table("rooms,sqft,yhat,label\n3,100,5.5,2\n"));

        assertThat(data.floats("X")).containsExactly(100, 3);
        assertThat(data.doubles("yhat")).containsExactly(5.5);
        assertThat(data.ints("label")).containsExactly(2);
    }

    @Test
    void namesTheColumnThatWasMeant() throws IOException {
        assertThat(failure(new Columns().x("sqft", "romms"), "rooms,sqft,yhat,label\n3,100,5.5,2\n"))
                .isEqualTo(
                        ": there is no column 'romms'; did you mean 'rooms'? The columns are rooms, sqft, yhat, label");
    }

    @Test
    void saysHowToBindWhatHasNoColumn() throws IOException {
        assertThat(failure(new Columns().x("sqft", "rooms"), "rooms,sqft,yhatt,label\n3,100,5.5,2\n"))
                .isEqualTo(": there is no column 'yhat' for the model's yhat [n]; say which it is, for example"
                        + " columns().yhat(\"yhatt\"). The columns are rooms, sqft, yhatt, label");
    }

    @Test
    void saysHowManyValuesTheModelTakes() throws IOException {
        assertThat(failure(new Columns().x("sqft"), "rooms,sqft,yhat,label\n3,100,5.5,2\n"))
                .isEqualTo(": the model's X [n, d] takes 2 values a row, but the columns sqft make 1");
    }

    @Test
    void saysWhichIndexIsOutOfRange() throws IOException {
        assertThat(failure(new Columns().x("sqft", "rooms"), "rooms,sqft,yhat,label\n3,100,5.5,2\n3,100,5.5,3\n"))
                .isEqualTo(
                        ":3: column 'label': expected an index from 0 to 2 (below k = 3), found 3; indices count from 0");
    }

    @Test
    void wantsAtLeastOneColumn() {
        assertThatThrownBy(() -> new Columns().x()).isInstanceOf(IllegalArgumentException.class);
    }
}
