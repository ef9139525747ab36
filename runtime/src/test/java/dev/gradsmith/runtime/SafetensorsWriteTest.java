package dev.gradsmith.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a file, and of what was there before it, whatever happens on the way. */
final class SafetensorsWriteTest {
    private static final int LARGE = 1 << 20;

    @TempDir
    private Path folder;

    /** Writes two files in turn, over each other, until it is killed; their values are all 1, or all 2. */
    static final class EndlessWriter {
        private EndlessWriter() {}

        public static void main(String[] arguments) throws IOException {
            Path file = Path.of(arguments[0]);
            float[] values = new float[LARGE];
            for (int round = 0; true; round++) {
                Arrays.fill(values, 1 + round % 2);
                Safetensors.write(file, Map.of("w", Tensor.of(values, LARGE)), Map.of());
            }
        }
    }

    @Test
    void aWriterThatIsKilledLeavesTheOldFileOrTheNewOne() throws Exception {
        Path file = folder.resolve("w.safetensors");
        Safetensors.write(file, Map.of("w", Tensor.of(new float[LARGE], LARGE)), Map.of());
        for (int kill = 0; kill < 4; kill++) {
            Process writer = startWriter(file);
            byte[] before = Files.readAllBytes(file);
            while (writer.isAlive() && Arrays.equals(before, Files.readAllBytes(file))) {
                Thread.onSpinWait();
            }
            Thread.sleep(7L * kill);
            assertThat(writer.isAlive()).isTrue();
            writer.destroyForcibly();
            assertThat(writer.waitFor(10, TimeUnit.SECONDS)).isTrue();
            float[] found = Safetensors.read(file).tensor("w").floats();
            float[] expected = new float[LARGE];
            Arrays.fill(expected, found[0]);
            assertThat(found).isEqualTo(expected);
        }
    }

    private static Process startWriter(Path file) throws Exception {
        String classPath =
                location(Safetensors.class) + System.getProperty("path.separator") + location(EndlessWriter.class);
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        EndlessWriter.class.getName(),
                        file.toString())
                .inheritIO()
                .start();
    }

    private static String location(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    @Test
    void whatCannotBeWrittenLeavesTheOldFile() throws IOException {
        Path file = folder.resolve("w.safetensors");
        Map<String, Tensor> weights = Map.of("w", Tensor.scalar(1f));
        Safetensors.write(file, weights, Map.of());
        byte[] before = Files.readAllBytes(file);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Safetensors.write(file, Map.of("__metadata__", Tensor.scalar(1f)), Map.of()))
                .withMessage("a tensor cannot be called __metadata__");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Safetensors.write(file, Map.of("\ud800", Tensor.scalar(1f)), Map.of()))
                .withMessage("half a surrogate pair in a tensor's name or in the metadata");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Safetensors.write(file, weights, Map.of("log", "x".repeat(100_000_000))))
                .withMessageStartingWith("the names and the metadata make a header of 1000000")
                .withMessageEndingWith("more than the allowed 100000000");
        assertThat(file).hasBinaryContent(before);
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void directoriesAreNotReplaced() throws IOException {
        assertThatThrownBy(() -> Safetensors.write(folder, Map.of(), Map.of()))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(folder + ": it is a directory");
        assertThatThrownBy(() -> Safetensors.write(folder.getRoot(), Map.of(), Map.of()))
                .hasMessage(folder.getRoot() + ": it is a directory");
        assertThat(folder).isEmptyDirectory();
    }

    /** A user who may do everything could otherwise lose the device. */
    @Test
    void devicesAreNotReplaced() {
        Path device = Path.of("/dev/null");
        assumeThat(device).exists();
        assertThatThrownBy(() -> Safetensors.write(device, Map.of(), Map.of()))
                .hasMessage("/dev/null: it is not a regular file");
    }

    @Test
    void placesThatTakeNoFilesAreNamed() throws IOException {
        Path obstacle = Files.writeString(folder.resolve("obstacle"), "");
        assertRefused(obstacle, "there is no directory");
        assertRefused(folder.resolve("none"), "there is no directory");
        assertRefused(Path.of("/proc/self"), "cannot write into the directory");
        assertThat(obstacle).isEmptyFile();
    }

    private static void assertRefused(Path place, String why) {
        Path file = place.resolve("w.safetensors");
        assertThatThrownBy(() -> Safetensors.write(file, Map.of(), Map.of()))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(file + ": " + why + " " + place);
    }

    @Test
    void othersMayReadTheFileAsTheyMayAnyOther() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path file = folder.resolve("w.safetensors");
        Safetensors.write(file, Map.of(), Map.of());
        Path other = Files.writeString(folder.resolve("other"), "");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(other));
    }

    @Test
    void linksAreFollowed() throws IOException {
        Path real = folder.resolve("step-100.safetensors");
        Safetensors.write(real, Map.of("w", Tensor.scalar(1f)), Map.of());
        Path link = Files.createSymbolicLink(folder.resolve("latest.safetensors"), real.getFileName());
        Safetensors.write(link, Map.of("w", Tensor.scalar(2f)), Map.of());
        assertThat(link).isSymbolicLink();
        assertThat(Safetensors.read(real).tensor("w").floats()).containsExactly(2);
    }

    @Test
    void namesMayBeAsLongAsTheSystemAllows() throws IOException {
        Path file = folder.resolve("w".repeat(255 - ".safetensors".length()) + ".safetensors");
        Safetensors.write(file, Map.of(), Map.of());
        assertThat(Safetensors.read(file).names()).isEmpty();
    }

    @Test
    void everyTextAndEveryNumberComesBack() throws IOException {
        Path file = folder.resolve("w.safetensors");
        String text = "\"\\/\b\f\n\r\t\u0000\u001f\u007f\u2028 \u00e9 \ud83d\ude00";
        float[] odd = {Float.NaN, -0f, Float.MIN_VALUE, Float.NEGATIVE_INFINITY, Float.intBitsToFloat(0x7fc12345)};
        Safetensors.write(
                file,
                Map.of(
                        text,
                        Tensor.of(odd, 5),
                        "e",
                        Tensor.of(new double[0], 3, 0),
                        "l",
                        Tensor.of(new long[] {-1}, 1)),
                Map.of(text, text));
        Safetensors read = Safetensors.read(file);
        assertThat(read.metadata()).isEqualTo(Map.of(text, text));
        assertThat(bits(read.tensor(text).floats())).isEqualTo(bits(odd));
        assertThat(read.tensor("e").shape()).containsExactly(3, 0);
        assertThat(read.tensor("l").longs()).containsExactly(-1);
    }

    /** As other readers need it: the data begin at a multiple of eight, wider types stand first, then names in the order of their bytes. */
    @Test
    void isLaidOutAsTheFormatsOwnWriterDoes() throws IOException {
        Path file = folder.resolve("w.safetensors");
        Map<String, Tensor> tensors = Map.of(
                "b", Tensor.scalar(1f), "a", Tensor.scalar(2f), "z", Tensor.scalar(3.0), "\u00e9", Tensor.scalar(4f));
        Safetensors.write(file, tensors, Map.of());
        assertThat(ByteBuffer.wrap(Files.readAllBytes(file))
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .getLong()
                        % 8)
                .isZero();
        assertThat(Safetensors.read(file).names()).containsExactly("z", "a", "b", "\u00e9");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[i]));
        return bits;
    }
}
