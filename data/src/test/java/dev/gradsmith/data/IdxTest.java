package dev.gradsmith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradsmith.runtime.DataSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class IdxTest {
    private static final byte[] PICTURES = idx(8, new int[] {2, 2, 2}, new byte[] {0, 51, -1, 1, 2, 3, 4, 5});
    private static final byte[] LABELS = idx(8, new int[] {2}, new byte[] {7, 9});

    @TempDir
    private Path folder;

    @Test
    void bindsPicturesAndTheirLabels() throws IOException {
        Table digits = Idx.readScaled(file("pictures", PICTURES), "picture")
                .with(Idx.read(file("labels.gz", BrokenFile.gzip(LABELS)), "label"));
        DataSet data =
                digits.dataSet().floats("X", "picture").ints("y", "label").build();

        assertThat(digits.rowShape("picture")).containsExactly(2, 2);
        assertThat(data).hasToString("DataSet[rows=2, X: float[2, 4], y: int[2]]");
        assertThat(data.floats("X")).startsWith(0, .2f, 1, 1 / 255f).endsWith(5 / 255f);
        assertThat(data.ints("y")).containsExactly(7, 9);
    }

    @Test
    void readsBrightnessUnscaledWhereAsked() throws IOException {
        assertThat(Idx.read(file("pictures", BrokenFile.gzip(PICTURES)), "picture")
                        .floats("picture"))
                .containsExactly(0, 51, 255, 1, 2, 3, 4, 5);
    }

    @Test
    void scalesEachByteToTheNearestFloat() throws IOException {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        float[] scaled =
                Idx.readScaled(file("all", idx(8, new int[] {256}, all)), "x").floats("x");

        for (int i = 0; i < all.length; i++) {
            assertThat(scaled[i]).isEqualTo(i / 255f);
        }
    }

    @Test
    void readsEveryType() throws IOException {
        assertThat(only(0x09, new byte[] {-2})).isEqualTo(-2);
        assertThat(only(0x0B, ByteBuffer.allocate(2).putShort((short) -300).array()))
                .isEqualTo(-300);
        assertThat(only(0x0C, ByteBuffer.allocate(4).putInt(-70_000).array())).isEqualTo(-70_000);
        assertThat(only(0x0D, ByteBuffer.allocate(4).putFloat(.1f).array())).isEqualTo(.1f);
        assertThat(only(0x0E, ByteBuffer.allocate(8).putDouble(.1).array())).isEqualTo(.1);
    }

    @Test
    void scalesNothingButBytes() throws IOException {
        Path file = file("x", idx(0x0D, new int[] {1}, new byte[4]));

        assertThatThrownBy(() -> Idx.readScaled(file, "x"))
                .hasMessage(
                        file + ": only unsigned bytes are scaled, and its values are of type 0x0D; read it unscaled");
    }

    static Stream<BrokenFile> broken() {
        byte[] zipped = BrokenFile.gzip(PICTURES);
        byte[] wrongSum = zipped.clone();
        wrongSum[zipped.length - 6] ^= 1;
        String cut = ": cut short: expected ";
        return Stream.of(
                BrokenFile.of("empty", "", cut + "an IDX header of 4 bytes, found 0"),
                BrokenFile.of("text", "1,2\n", ": not an IDX file: it does not begin with two bytes of 0"),
                BrokenFile.of(
                        "a type that is none",
                        idx(0x0A, new int[] {1}, new byte[1]),
                        ": not an IDX file: there is no type 0x0A"),
                BrokenFile.of(
                        "a single number",
                        idx(8, new int[0], new byte[1]),
                        ": expected an array with rows, found a single number"),
                BrokenFile.of(
                        "cut in the sizes",
                        Arrays.copyOf(PICTURES, 9),
                        cut + "an IDX header's sizes of 12 bytes, found 5"),
                BrokenFile.of("cut in the data", Arrays.copyOf(PICTURES, 23), cut + "data of 8 bytes, found 7"),
                BrokenFile.of(
                        "longer than it says",
                        Arrays.copyOf(PICTURES, 25),
                        ": its header speaks of 24 bytes, but more follow; is it damaged, or are these several files in one?"),
                BrokenFile.of(
                        "gigabytes",
                        idx(8, new int[] {60_000, 28, 28}, new byte[784]),
                        cut + "data of 47040000 bytes, found 784"),
                BrokenFile.of(
                        "exabytes",
                        idx(8, new int[] {-1, -1}, new byte[784]),
                        ": an array of shape [4294967295, 4294967295] has more values than an array of this JVM holds, 2147483639"),
                BrokenFile.of(
                        "gigabytes, zipped",
                        BrokenFile.gzip(idx(8, new int[] {2_000_000_000}, new byte[784])),
                        cut + "data of 2000000000 bytes, found 784"),
                BrokenFile.of(
                        "rows of nothing",
                        idx(8, new int[] {3, 0}, new byte[0]),
                        ": an array of shape [3, 0] has rows without values"),
                BrokenFile.of(
                        "zipped and cut",
                        Arrays.copyOf(zipped, zipped.length - 12),
                        ": cut short: the file ends before its data does"),
                BrokenFile.of(
                        "zipped and damaged",
                        wrongSum,
                        ": cannot be read: what gzip compressed in it is damaged: its checksum or its length is wrong"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void refuses(BrokenFile broken) throws IOException {
        broken.isRefused(folder, file -> Idx.read(file, "x"));
    }

    private double only(int type, byte[] content) throws IOException {
        double[] values =
                Idx.read(file("x", idx(type, new int[] {1}, content)), "x").doubles("x");
        assertThat(values).hasSize(1);
        return values[0];
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static byte[] idx(int type, int[] sizes, byte[] content) {
        ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * sizes.length + content.length);
        bytes.put((byte) 0).put((byte) 0).put((byte) type).put((byte) sizes.length);
        Arrays.stream(sizes).forEach(bytes::putInt);
        return bytes.put(content).array();
    }
}
