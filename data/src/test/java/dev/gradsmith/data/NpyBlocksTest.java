package dev.gradsmith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyBlocksTest {
    private static final int ROWS = 40_000;

    @TempDir
    private Path folder;

    private Path file(String shape, boolean fortran, int values) throws IOException {
        String header =
                "{'descr': '<f4', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': (" + shape + "), }";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
        bytes.write(header.getBytes(StandardCharsets.US_ASCII));
        ByteBuffer content = ByteBuffer.allocate(values * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < values; i++) {
            content.putFloat(i == values - 1 ? 1e9f : i);
        }
        bytes.write(content.array());
        return Files.write(folder.resolve("x.npy"), bytes.toByteArray());
    }

    @Test
    void giveTheRowsOfTheWhole() throws IOException {
        Path file = file(ROWS + ", 3", false, 3 * ROWS);
        List<Float> all = new ArrayList<>();
        Npy.blocks(file, "x").forEachBlock(block -> {
            for (float value : block.floats("x")) {
                all.add(value);
            }
        });

        assertThat(all).hasSize(3 * ROWS).startsWith(0f, 1f, 2f, 3f).endsWith(1e9f);
    }

    @Test
    void knowTheRowOfWhatIsWrong() throws IOException {
        Path file = file(ROWS + ",", false, ROWS);

        assertThatThrownBy(() -> Npy.blocks(file, "x").forEachBlock(block -> block.indices("k", ROWS, "x")))
                .hasMessageContaining(file + ": row " + ROWS + ": column 'x': expected an index");
    }

    @Test
    void areRefusedWhereTheyCannotBeReadInParts() throws IOException {
        assertThatThrownBy(() -> Npy.blocks(file("2, 2", true, 4), "x").forEachBlock(block -> {}))
                .hasMessageContaining("Fortran's order");
        assertThatThrownBy(
                        () -> Npy.blocks(file("9999999999, 3", false, 6), "x").forEachBlock(block -> {}))
                .hasMessageContaining("cut short: expected data of 119999999988 bytes, found 24");
        assertThatThrownBy(() -> Npy.blocks(file("2, 2", false, 6), "x").forEachBlock(block -> {}))
                .hasMessageContaining("more follow");
        assertThatThrownBy(() -> Npy.blocks(file("", false, 1), "x").forEachBlock(block -> {}))
                .hasMessageContaining("expected an array with rows");
        assertThatThrownBy(() -> Npy.blocks(folder.resolve("none.npy"), "x").forEachBlock(block -> {}))
                .hasMessageContaining("there is no such file");
    }
}
