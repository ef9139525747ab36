package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.Tensor;
import dev.gradsmith.runtime.support.Fingerprint;
import dev.gradsmith.runtime.support.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Writes safetensors files, laid out as the reference implementation does. */
public final class SafetensorsWriter {

    private static final int CHUNK_BYTES = 1 << 16;

    private final FileChannel channel;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final MessageDigest digest = Fingerprint.sha256();

    private SafetensorsWriter(FileChannel channel) {
        this.channel = channel;
    }

    /** Writes a file in one step: it is complete on the disk before it takes the place of what was there. */
    public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata) throws IOException {
        if (tensors.containsKey(SafetensorsHeader.METADATA)) {
            throw new IllegalArgumentException("a tensor cannot be called " + SafetensorsHeader.METADATA);
        }
        List<Map.Entry<String, Tensor>> ordered = inOrder(tensors);
        byte[] header = SafetensorsHeaderText.of(ordered, metadata);
        WholeFile.write(file, channel -> {
            SafetensorsWriter writer = new SafetensorsWriter(channel);
            writer.writeAll(header, ordered);
            if (metadata.containsKey(Seal.CHECKSUM)) {
                writer.seal(header);
            }
        });
    }

    private static List<Map.Entry<String, Tensor>> inOrder(Map<String, Tensor> tensors) {
        Comparator<Map.Entry<String, Tensor>> widestFirst = Comparator.comparing(
                entry -> TensorType.valueOf(entry.getValue().dtype()), Comparator.reverseOrder());
        List<Map.Entry<String, Tensor>> entries = new ArrayList<>(tensors.entrySet());
        entries.sort(widestFirst.thenComparing(
                entry -> entry.getKey().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));
        return entries;
    }

    private void writeAll(byte[] header, List<Map.Entry<String, Tensor>> tensors) throws IOException {
        chunk.putLong(header.length);
        flush();
        writeFully(ByteBuffer.wrap(header));
        for (Map.Entry<String, Tensor> entry : tensors) {
            writeValues(entry.getValue());
        }
        flush();
    }

    private void writeValues(Tensor tensor) throws IOException {
        switch (TensorType.valueOf(tensor.dtype())) {
            case F32 -> {
                for (float value : tensor.floats()) {
                    reserve(Float.BYTES).putFloat(value);
                }
            }
            case F64 -> {
                for (double value : tensor.doubles()) {
                    reserve(Double.BYTES).putDouble(value);
                }
            }
            case I32 -> {
                for (int value : tensor.ints()) {
                    reserve(Integer.BYTES).putInt(value);
                }
            }
            case I64 -> {
                for (long value : tensor.longs()) {
                    reserve(Long.BYTES).putLong(value);
                }
            }
            default -> throw new IllegalStateException("no tensor holds " + tensor.dtype());
        }
    }

    private ByteBuffer reserve(int bytes) throws IOException {
        if (chunk.remaining() < bytes) {
            flush();
        }
        return chunk;
    }

    private void flush() throws IOException {
        chunk.flip();
        writeFully(chunk);
        chunk.clear();
    }

    /** Puts the checksum of all that was written into its place in the header. */
    private void seal(byte[] header) throws IOException {
        ByteBuffer digits = ByteBuffer.wrap(Seal.digits(digest.digest()));
        long position = (long) Long.BYTES + Seal.position(header, Seal.BLANK);
        while (digits.hasRemaining()) {
            position += channel.write(digits, position);
        }
    }

    private void writeFully(ByteBuffer source) throws IOException {
        digest.update(source.duplicate());
        while (source.hasRemaining()) {
            channel.write(source);
        }
    }
}
