package dev.gradsmith.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tells one source from another: a cache is made anew where it differs. */
final class FingerprintTest {
    @TempDir
    private Path folder;

    private String table(String csv) throws IOException {
        return TableBlocks.of(read(csv)).fingerprint();
    }

    private Table read(String csv) throws IOException {
        return Csv.read(Files.writeString(folder.resolve("t.csv"), csv));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a,b\\n1,2\\n3,4\\n    | a,b\\n1,2\\n3,5\\n
            a,b\\n1,2\\n3,4\\n    | a,b\\n1,2\\n4,3\\n
            a,b\\n1,2\\n3,4\\n    | a,b\\n3,4\\n1,2\\n
            a,b\\n1,2\\n3,4\\n    | a,c\\n1,2\\n3,4\\n
            a,b\\n1,2\\n3,4\\n    | b,a\\n1,2\\n3,4\\n
            a,b\\n1,2\\n3,4\\n    | a,b\\n1,2\\n3,\\n
            a,b\\n1,2\\n3,NaN\\n  | a,b\\n1,2\\n3,\\n
            a,b\\n1,2\\n3,0\\n    | a,b\\n1,2\\n3,-0\\n
            a,b\\n1,x\\n3,y\\n    | a,b\\n1,x\\n3,z\\n
            a,b\\n1,x\\n3,y\\n    | a,b\\n1,x\\n3,\\n
            a,b\\n1,xy\\n3,z\\n   | a,b\\n1,x\\n3,yz\\n
            a,b\\n1,2\\n3,y\\n    | a,b\\n1,2\\n3,4\\n
            a,b\\n1,5\\n2,x\\n3,\\n4,y\\n | a,b\\n1,5\\n2,x\\n3,z\\n4,\\n
            """)
    void isOfAllThatATableHolds(String one, String other) throws IOException {
        String first = table(one.replace("\\n", "\n"));

        assertThat(table(other.replace("\\n", "\n"))).isNotEqualTo(first);
        assertThat(table(one.replace("\\n", "\n"))).isEqualTo(first);
    }

    @Test
    void isAnotherWhereMissingValuesAreTakenForNumbers() throws IOException {
        Table table = read("a\n1\n\"\"\n");

        assertThat(TableBlocks.of(table.missingAsNaN()).fingerprint())
                .isNotEqualTo(TableBlocks.of(table).fingerprint());
    }

    @Test
    void isOfLongColumnsToTheEnd() throws IOException {
        String rows = "a\n" + "1\n".repeat(30_000);

        assertThat(table(rows + "2\n")).isNotEqualTo(table(rows + "3\n"));
    }

    @Test
    void isAnotherWhereAFileIsReadInAnotherWay() throws IOException {
        Path file = Files.write(
                folder.resolve("x"),
                ByteBuffer.allocate(9).putInt(0x0801).putInt(1).put((byte) 7).array());

        assertThat(Idx.blocks(file, "x").fingerprint())
                .isNotEqualTo(Idx.blocksScaled(file, "x").fingerprint());
        assertThat(Libsvm.blocks(file, 3).fingerprint())
                .isNotEqualTo(Libsvm.blocks(file, 4).fingerprint());
        assertThat(Libsvm.sparseBlocks(file, 3, 1).fingerprint())
                .isNotEqualTo(Libsvm.sparseBlocks(file, 3, 2).fingerprint());
    }
}
