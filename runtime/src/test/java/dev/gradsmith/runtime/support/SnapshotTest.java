package dev.gradsmith.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradsmith.runtime.Safetensors;
import dev.gradsmith.runtime.SafetensorsException;
import dev.gradsmith.runtime.Tensor;
import dev.gradsmith.runtime.internal.Folders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with a checksum: whole, or refused, and the old one kept. */
final class SnapshotTest {
    private static final ModelSource SOURCE = ModelSource.of("Line", "00", "param w[d]", "y = X * w");

    @TempDir
    private Path folder;

    private Path write(float value) throws IOException {
        Path file = folder.resolve("line.safetensors");
        Snapshot snapshot = new Snapshot();
        snapshot.put("w", Tensor.of(new float[] {value, 2}, 2));
        snapshot.put("rate", 0.1f);
        snapshot.put(Checkpoint.DRAWS, 3L);
        snapshot.write(file, SOURCE);
        return file;
    }

    @Test
    void fileHoldsWhatWasPut() throws IOException {
        Safetensors file = Checkpoint.readTraining(write(1), SOURCE);
        assertThat(file.tensor("w").floats()).containsExactly(1, 2);
        assertThat(Checkpoint.hyperparameter(file, "rate", 0)).isEqualTo(0.1);
        assertThat(Checkpoint.wholeNumber(file, Checkpoint.DRAWS)).isEqualTo(3);
    }

    @Test
    void flippedBitAnywhereIsFound() throws IOException {
        Path file = write(1);
        byte[] good = Files.readAllBytes(file);
        for (int bit = 0; bit < 8 * good.length; bit++) {
            byte[] bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, bad);
            assertThatThrownBy(() -> Checkpoint.read(file, SOURCE))
                    .as("bit %s", bit)
                    .isInstanceOf(SafetensorsException.class)
                    .hasMessageStartingWith(file + ": ");
        }
    }

    @Test
    void truncatedFileIsRefused() throws IOException {
        Path file = write(1);
        byte[] good = Files.readAllBytes(file);
        for (int length = 0; length < good.length; length++) {
            Files.write(file, Arrays.copyOf(good, length));
            assertThatThrownBy(() -> Checkpoint.read(file, SOURCE)).isInstanceOf(SafetensorsException.class);
        }
        Files.write(file, Arrays.copyOf(good, good.length + 1));
        assertThatThrownBy(() -> Checkpoint.read(file, SOURCE)).isInstanceOf(SafetensorsException.class);
    }

    @Test
    void changedDataAreTold() throws IOException {
        Path file = write(1);
        byte[] bad = Files.readAllBytes(file);
        bad[bad.length - 1] ^= 1;
        Files.write(file, bad);
        assertThatThrownBy(() -> Checkpoint.read(file, SOURCE))
                .hasMessageMatching(
                        ".*: damaged: its bytes have the checksum [0-9a-f]{64}, not [0-9a-f]{64} as when it was written");
    }

    @Test
    void versionFromTheFutureIsRefused() throws IOException {
        Path file = write(1);
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        String future = text.replace("\"gradsmith.format\":\"1\"", "\"gradsmith.format\":\"2\"");
        Files.writeString(file, future, StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Checkpoint.read(file, SOURCE))
                .hasMessage(file + ": its format is '2', and this version of Gradsmith reads format 1:"
                        + " read it with the version that wrote it, unless the file is damaged");
    }

    @Test
    void failedWritingKeepsTheOldFile() throws IOException {
        Path file = write(1);
        byte[] before = Files.readAllBytes(file);
        Snapshot broken = new Snapshot();
        broken.put("w", Tensor.scalar(1f));
        broken.put("half a pair", "\ud800");
        assertThatThrownBy(() -> broken.write(file, SOURCE)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(folder).isDirectoryContaining(one -> one.equals(file));
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void whereNothingCanBeWrittenIsTold() throws IOException {
        Snapshot snapshot = new Snapshot();
        Path missing = folder.resolve("none/line.safetensors");
        assertThatThrownBy(() -> snapshot.write(missing, SOURCE))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(missing + ": there is no directory " + missing.getParent());
        assertThatThrownBy(() -> snapshot.write(folder, SOURCE)).hasMessage(folder + ": it is a directory");
        assertThatThrownBy(() -> Checkpoint.read(folder, SOURCE))
                .hasMessage(folder + ": not a safetensors file: it is a directory");
    }

    @Test
    void onlyWhatKilledWritersHaveLeftIsDeleted() throws IOException {
        Path file = write(1);
        Path left = Files.createFile(folder.resolve(".gradsmith-left.tmp"));
        Path held = folder.resolve(".gradsmith-held.tmp");
        Path other = Files.createFile(folder.resolve("other.tmp"));
        try (FileChannel channel = FileChannel.open(held, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            assertThat(channel.tryLock()).isNotNull();
            Folders.clean(file);
            assertThat(held).exists();
        }
        assertThat(left).doesNotExist();
        assertThat(other).exists();
        assertThat(file).exists();
    }

    /** Its lock cannot be tried by the process that holds it: on POSIX systems it would be gone then, and another process would delete the file. */
    @Test
    void whatThisProcessWritesIsLeftAlone() throws IOException {
        Path file = write(1);
        Path own = Files.createFile(folder.resolve(Folders.newTemporaryName()));
        Path notAFile = Files.createDirectory(folder.resolve(".gradsmith-a.tmp"));
        Path left = Files.createFile(folder.resolve(".gradsmith-b.tmp"));
        Folders.clean(file);

        assertThat(own).exists();
        assertThat(notAFile)
                .as("one that cannot be opened keeps no other from being deleted")
                .exists();
        assertThat(left).doesNotExist();
    }

    @Test
    void filesOfOtherToolsNeedNoChecksum() throws IOException {
        Path file = folder.resolve("other.safetensors");
        Safetensors.write(file, Map.of("w", Tensor.scalar(1f)), Map.of());
        assertThat(Checkpoint.read(file, SOURCE).tensor("w").floats()).containsExactly(1);
        assertThatThrownBy(() -> Checkpoint.readTraining(file, SOURCE))
                .hasMessage(file + ": it was not written by Gradsmith, which could train on from it");
    }
}
