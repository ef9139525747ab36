package dev.gradsmith.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputDirectoryTest {
    @TempDir
    private Path folder;

    @Test
    void writesNothingOutside() {
        OutputDirectory output = new OutputDirectory(folder.resolve("out"));

        assertThatThrownBy(() -> output.write("../A.java", "a"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("../A.java lies outside");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void neitherWritesNorDeletesThroughALink() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Path precious = Files.writeString(elsewhere.resolve("A.java"), "precious");
        Path root = Files.createDirectories(folder.resolve("out"));
        Files.createSymbolicLink(root.resolve("com"), elsewhere);
        OutputDirectory output = new OutputDirectory(root);
        output.delete("com/A.java");

        assertThatThrownBy(() -> output.write("com/A.java", "a")).isInstanceOf(IOException.class);
        assertThat(precious).hasContent("precious");
    }

    @Test
    void mayItselfBeALink() throws IOException {
        Path real = Files.createDirectories(folder.resolve("real"));
        Path root = Files.createSymbolicLink(folder.resolve("out"), real);

        assertThat(new OutputDirectory(root).write("com/A.java", "a")).isTrue();
        assertThat(real.resolve("com/A.java")).hasContent("a");
    }

    @Test
    void givesFilesThePermissionsOfAnyOther() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        new OutputDirectory(folder).write("A.java", "a");
        Path other = Files.writeString(folder.resolve("other"), "o");

        assertThat(Files.getPosixFilePermissions(folder.resolve("A.java")))
                .isEqualTo(Files.getPosixFilePermissions(other));
    }

    @Test
    void leavesNoTemporaryFileBehind() throws IOException {
        Files.createDirectories(folder.resolve("A.java/in/the/way"));

        assertThatThrownBy(() -> new OutputDirectory(folder).write("A.java", "a"))
                .isInstanceOf(IOException.class);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("A.java"));
        }
    }

    @Test
    void namesTheFileThatIsInTheWayOfAFolder() throws IOException {
        Path obstacle = Files.writeString(folder.resolve("com"), "a file");
        IOException failure =
                catchThrowableOfType(IOException.class, () -> new OutputDirectory(folder).write("com/A.java", "a"));

        assertThat(FileErrors.describe(failure)).isEqualTo(obstacle + ": it is in the way: not a directory");
    }

    @Test
    void describesWhatMayNotBeRead() {
        assertThat(FileErrors.describe(new AccessDeniedException("/models/A.grad")))
                .isEqualTo("/models/A.grad: permission denied");
    }
}
