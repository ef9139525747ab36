package dev.gradsmith.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Path file = folder.resolve("a.safetensors");
        Safetensors.write(
                file,
                Map.of("w", Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3), "b", Tensor.of(new double[] {0.5}, 1)),
                Map.of("model", "Linéar \"x\""));
        Safetensors read = Safetensors.read(file);
        assertThat(read.names()).containsExactlyInAnyOrder("w", "b");
        assertThat(read.tensor("w").floats()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(read.tensor("w").shape()).containsExactly(2, 3);
        assertThat(read.tensor("b").doubles()).containsExactly(0.5);
        assertThat(read.metadata()).containsEntry("model", "Linéar \"x\"");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    /** The format as its specification says: eight bytes of length, the header, the data. */
    @Test
    void fileOfAnotherToolIsRead() throws IOException {
        byte[] data = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(1.5f)
                .putFloat(-2)
                .array();
        Path file = file("{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}   ", data);
        assertThat(Safetensors.read(file).tensor("x").floats()).containsExactly(1.5f, -2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,16]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"y\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,8]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}"
            })
    void brokenHeadersAreRefused(String header) throws IOException {
        Path file = file(header, new byte[8]);
        assertThatExceptionOfType(SafetensorsException.class)
                .isThrownBy(() -> Safetensors.read(file).tensor("x").floats())
                .withMessageContaining("broken.safetensors");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 9, 1L << 40, Long.MAX_VALUE})
    void headerLengthThatLiesIsRefused(long length) throws IOException {
        Path file = folder.resolve("broken.safetensors");
        Files.write(
                file,
                ByteBuffer.allocate(16)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(length)
                        .array());
        assertThatExceptionOfType(SafetensorsException.class).isThrownBy(() -> Safetensors.read(file));
    }

    private Path file(String header, byte[] data) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(text.length).put(text).put(data);
        return Files.write(folder.resolve("broken.safetensors"), bytes.array());
    }
}
