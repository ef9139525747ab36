package dev.gradsmith.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradsmith.runtime.Safetensors;
import dev.gradsmith.runtime.SafetensorsException;
import dev.gradsmith.runtime.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
    @TempDir
    private Path folder;

    private Safetensors file(Map<String, String> metadata) throws IOException {
        Path file = folder.resolve("a.safetensors");
        Safetensors.write(file, Map.of("w", Tensor.of(new float[6], 2, 3)), metadata);
        return Safetensors.read(file);
    }

    @Test
    void hyperparameterIsWhatTheMetadataSaysOrItsDefault() throws IOException {
        Safetensors file = file(Map.of("rate", "0.1"));
        assertThat(Checkpoint.hyperparameter(file, "rate", 3)).isEqualTo(0.1);
        assertThat(Checkpoint.hyperparameter(file, "decay", 3)).isEqualTo(3);
    }

    @Test
    void hyperparameterThatIsNoNumberIsRefused() throws IOException {
        Safetensors file = file(Map.of("rate", "fast"));
        assertThatThrownBy(() -> Checkpoint.hyperparameter(file, "rate", 3))
                .isInstanceOf(SafetensorsException.class)
                .hasMessageContaining("the hyperparameter 'rate' in its metadata is no number: 'fast'");
    }

    @Test
    void parameterOfAnotherShapeOrTypeIsRefused() throws IOException {
        Safetensors file = file(Map.of());
        assertThat(Checkpoint.dimension(file, "w", 1, 2, "[d, k]")).isEqualTo(3);
        assertThatThrownBy(() -> Checkpoint.dimension(file, "w", 0, 1, "[d]"))
                .hasMessageContaining("'w' is [d], but [2, 3] here");
        assertThatThrownBy(() -> Checkpoint.floats(file, "w", "[d, k]", 2, 4))
                .hasMessageContaining("'w' is [d, k] = [2, 4], but [2, 3] here");
        assertThatThrownBy(() -> Checkpoint.floats(file, "w", "[2, 4]", 2, 4))
                .hasMessageContaining("'w' is [2, 4], but [2, 3] here");
        assertThatThrownBy(() -> Checkpoint.doubles(file, "w", "[d, k]", 2, 3))
                .hasMessageContaining("'w' is F64, but F32 here");
    }
}
