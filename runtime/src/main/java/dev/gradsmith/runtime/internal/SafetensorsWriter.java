package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes safetensors files, laid out as the reference implementation does. */
public final class SafetensorsWriter {

    private static final int CHUNK_BYTES = 1 << 16;

    private final FileChannel channel;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);

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
        Path target = target(file);
        // Not Files.createTempFile, whose files no other user may read. A name of its own, since the target's may be as
        // long as names can be.
        Path temporary = target.resolveSibling(".gradsmith-" + UUID.randomUUID() + ".tmp");
        FileChannel created = create(temporary, file);
        try {
            try (FileChannel channel = created) {
                new SafetensorsWriter(channel).writeAll(header, ordered);
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** The file itself where there is a link to one. What is neither a file nor to become one, such as a device, must not be replaced. */
    private static Path target(Path file) throws IOException {
        if (!Files.exists(file)) {
            return file.toAbsolutePath();
        }
        if (!Files.isRegularFile(file)) {
            String what = Files.isDirectory(file) ? "it is a directory" : "it is not a regular file";
            throw new FileSystemException(file.toString(), null, what);
        }
        return file.toRealPath();
    }

    private static FileChannel create(Path temporary, Path file) throws IOException {
        try {
            return FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            // As it is, it would name a file that the caller has never heard of.
            IOException failure = new FileSystemException(
                    file.toString(), null, "cannot write into the directory " + temporary.getParent());
            failure.initCause(e);
            throw failure;
        }
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

    private void writeFully(ByteBuffer source) throws IOException {
        while (source.hasRemaining()) {
            channel.write(source);
        }
    }
}
