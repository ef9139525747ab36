package dev.gradsmith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are not there, or may not be read: every format says it in the same words. */
final class UnreadableFileTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> formats() {
        return Stream.of(
                format("CSV", Csv::read),
                format("NPY", file -> Npy.read(file, "x")),
                format("NPZ", Npz::read),
                format("IDX", file -> Idx.read(file, "x")),
                format("LIBSVM", Libsvm::read),
                format("Parquet", Parquet::read),
                format("Arrow", Arrow::read));
    }

    private static Arguments format(String name, BrokenFile.Use use) {
        return Arguments.of(name, use);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formats")
    void isNotThere(String name, BrokenFile.Use format) {
        Path file = folder.resolve("none");

        assertThatThrownBy(() -> format.of(file))
                .isInstanceOf(DataException.class)
                .hasMessage(file + ": there is no such file")
                .hasCauseInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formats")
    void isLookedForWhereTheProgramRuns(String name, BrokenFile.Use format) {
        assertThatThrownBy(() -> format.of(Path.of("none")))
                .isInstanceOf(DataException.class)
                .hasMessage("none: there is no such file; looked for "
                        + Path.of("none").toAbsolutePath());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formats")
    void isADirectory(String name, BrokenFile.Use format) {
        assertThatThrownBy(() -> format.of(folder))
                .isInstanceOf(DataException.class)
                .hasMessage(folder + ": cannot be read: it is a directory");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formats")
    void isBelowAFile(String name, BrokenFile.Use format) throws IOException {
        Path file = Files.createFile(folder.resolve("file")).resolve("below");

        assertThatThrownBy(() -> format.of(file))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + ": ");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formats")
    void mayNotBeRead(String name, BrokenFile.Use format) throws IOException {
        Path file = folder.resolve("secret");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("-w-------")));
        // Whoever may do everything may read this as well.
        assumeThat(Files.isReadable(file)).isFalse();

        assertThatThrownBy(() -> format.of(file))
                .isInstanceOf(DataException.class)
                .hasMessage(file + ": cannot be read: permission denied");
    }

    @Test
    void saysThatPermissionIsMissing() {
        Path file = folder.resolve("secret");

        assertThat(DataException.of(file, new AccessDeniedException(file.toString())))
                .hasMessage(file + ": cannot be read: permission denied");
    }
}
