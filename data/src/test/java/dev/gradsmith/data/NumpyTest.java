package dev.gradsmith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradsmith.runtime.DataSet;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that NumPy wrote. */
final class NumpyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "float32",
                "float64",
                "int8",
                "int16",
                "int32",
                "int64",
                "big-float32",
                "big-float64",
                "big-int16",
                "big-int64",
                "fortran-float64",
                "version-1",
                "version-2",
                "version-3"
            })
    void readsSignedTypes(String name) throws Exception {
        Table table = Npy.read(file(name + ".npy"), "X");

        assertThat(table.rows()).isEqualTo(3);
        assertThat(table.rowShape("X")).containsExactly(2);
        assertThat(table.doubles("X")).containsExactly(-3, 0, 1, 2, 120, 7);
        assertThat(table.floats("X")).containsExactly(-3, 0, 1, 2, 120, 7);
        assertThat(table.ints("X")).containsExactly(-3, 0, 1, 2, 120, 7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uint8", "uint16", "uint32", "uint64"})
    void readsUnsignedTypes(String name) throws Exception {
        assertThat(Npy.read(file(name + ".npy"), "X").ints("X")).containsExactly(3, 0, 1, 2, 120, 7);
    }

    @Test
    void roundsTheLargestNumbersToTheNearestDouble() {
        assertThat(Numbers.unsigned(-1L)).isEqualTo(0x1p64);
        assertThat(Numbers.unsigned(Long.MIN_VALUE)).isEqualTo(0x1p63);
        assertThat(Numbers.unsigned(Long.MIN_VALUE + 1024)).isEqualTo(0x1p63);
        assertThat(Numbers.unsigned(Long.MIN_VALUE + 1025)).isEqualTo(0x1p63 + 2048);
        assertThat(Numbers.unsigned((1L << 53) + 1)).isEqualTo(0x1p53);
    }

    @Test
    void readsTruthValues() throws Exception {
        assertThat(Npy.read(file("bool.npy"), "X").floats("X")).containsExactly(0, 1, 1, 1, 0, 1);
    }

    @Test
    void readsRowsOfAnyShapeInFortransOrderAsInCs() throws Exception {
        Table table = Npy.read(file("fortran-cube.npy"), "cube");

        assertThat(table.rowShape("cube")).containsExactly(3, 4);
        assertThat(table.ints("cube")).containsExactly(IntStream.range(0, 24).toArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.npz", "compressed.npz"})
    void bindsTheArraysOfAnArchiveThatAreNamed(String name) throws Exception {
        Table table = Npz.read(file(name), "X", "label");
        DataSet data = table.dataSet().floats("X", "X").ints("label", "label").build();

        assertThat(data).hasToString("DataSet[rows=3, X: float[3, 2], label: int[3]]");
        assertThat(data.ints("label")).containsExactly(0, 2, 1);
    }

    @Test
    void saysWhichArraysDoNotBelongTogether() throws Exception {
        Path file = file("plain.npz");

        assertThatThrownBy(() -> Npz.read(file, "X", "test"))
                .hasMessage(file + ": array 'X' has 3 rows, array 'test' 4; name those that belong together");
        assertThatThrownBy(() -> Npz.read(file))
                .hasMessage(file + ": array 'mean': expected an array with rows, found a single number");
        assertThatThrownBy(() -> Npz.read(file, "labl"))
                .hasMessage(file + ": there is no array 'labl'; did you mean 'label'?"
                        + " The arrays are X, label, mean, test");
    }

    @Test
    void putsTablesBesideOneAnother() throws Exception {
        Table both = Npy.read(file("float32.npy"), "X").with(Npz.read(file("plain.npz"), "label"));

        assertThat(both.columns()).isEqualTo(List.of("X", "label"));
        assertThat(both.doubles("label", "X")).containsExactly(0, -3, 0, 2, 1, 2, 1, 120, 7);
        assertThatThrownBy(() -> both.with(Npy.read(file("int8.npy"), "X")))
                .hasMessageEndingWith("two columns are called 'X'; rename one");
        assertThatThrownBy(() -> both.with(Npz.read(file("plain.npz"), "test")))
                .hasMessageContaining("expected 3 rows as in ")
                .hasMessageEndingWith("found 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"strings", "objects", "structured", "half"})
    void refusesWhatAreNoNumbersOfAKnownType(String name) throws Exception {
        Path file = file(name + ".npy");

        assertThatThrownBy(() -> Npy.read(file, "X"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageMatching(
                        ".*(values of type '.[UOf][0-9]*'; float32, .*astype|a structured array; save each.*)");
    }

    static Path file(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(NumpyTest.class.getResource("/numpy/" + name))
                .toURI());
    }
}
