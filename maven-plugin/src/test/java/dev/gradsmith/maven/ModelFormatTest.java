package dev.gradsmith.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFormatTest {
    @TempDir
    private Path folder;

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void formatsWhatDiffersAndNothingElse() throws IOException {
        Path crooked = write("A.grad", "param w~ones\nloss=w^2 // square\n");
        ModelFormat format = ModelFormat.of(folder);
        assertThat(format.differences()).hasSize(1);
        assertThat(format.differences().get(0).line()).isEqualTo(1);
        assertThat(format.differences().get(0).column()).isEqualTo(8);
        format.apply();
        assertThat(Files.readString(crooked)).contains("param w ~ ones", "loss = w^2", "// square");
        assertThat(ModelFormat.of(folder).differences()).isEmpty();
    }

    @Test
    void fileWithMistakesIsLeftAlone() throws IOException {
        Path broken = write("B.grad", "param w~\nloss=w^2\n");
        ModelFormat format = ModelFormat.of(folder);
        format.apply();
        assertThat(format.problems()).hasSize(1);
        assertThat(format.problems().get(0).text()).startsWith(broken + ":[1,");
        assertThat(Files.readString(broken)).isEqualTo("param w~\nloss=w^2\n");
    }

    @Test
    void folderWithoutModelsHasNothingToFormat() throws IOException {
        assertThat(ModelFormat.of(folder.resolve("none")).differences()).isEmpty();
    }
}
