package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Writes safetensors files, laid out as the reference implementation does. */
public final class SafetensorsWriter {

    private static final int CHUNK_BYTES = 1 << 16;
    private static final int ALIGNMENT = 8;

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
        Path target = file.toAbsolutePath();
        Path directory = target.getParent();
        if (directory == null) {
            throw new IOException(file + " is a directory");
        }
        Path temporary = Files.createTempFile(directory, "." + target.getFileName() + ".", ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                new SafetensorsWriter(channel).writeAll(inOrder(tensors), metadata);
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
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

    private void writeAll(List<Map.Entry<String, Tensor>> tensors, Map<String, String> metadata) throws IOException {
        byte[] header = header(tensors, metadata).getBytes(StandardCharsets.UTF_8);
        int padded = (header.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        byte[] paddedHeader = Arrays.copyOf(header, padded);
        Arrays.fill(paddedHeader, header.length, padded, (byte) ' ');
        chunk.putLong(padded);
        flush();
        writeFully(ByteBuffer.wrap(paddedHeader));
        for (Map.Entry<String, Tensor> entry : tensors) {
            writeValues(entry.getValue());
        }
        flush();
    }

    private static String header(List<Map.Entry<String, Tensor>> tensors, Map<String, String> metadata) {
        StringBuilder json = new StringBuilder("{");
        if (!metadata.isEmpty()) {
            appendMetadata(json, metadata);
        }
        long begin = 0;
        for (Map.Entry<String, Tensor> entry : tensors) {
            Tensor tensor = entry.getValue();
            long end = begin + bytes(tensor);
            separate(json);
            quote(json, entry.getKey());
            json.append(":{\"dtype\":\"").append(tensor.dtype()).append("\",\"shape\":");
            json.append(Arrays.toString(tensor.shape()).replace(" ", ""));
            json.append(",\"data_offsets\":[")
                    .append(begin)
                    .append(',')
                    .append(end)
                    .append("]}");
            begin = end;
        }
        return json.append('}').toString();
    }

    private static void appendMetadata(StringBuilder json, Map<String, String> metadata) {
        quote(json, SafetensorsHeader.METADATA);
        json.append(":{");
        metadata.forEach((key, value) -> {
            separate(json);
            quote(json, key);
            json.append(':');
            quote(json, value);
        });
        json.append('}');
    }

    private static void separate(StringBuilder json) {
        if (json.charAt(json.length() - 1) != '{') {
            json.append(',');
        }
    }

    private static void quote(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> json.append('\\').append(c);
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                default -> {
                    if (c < ' ') {
                        json.append(String.format("\\u%04x", (int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }

    private static long bytes(Tensor tensor) {
        long bytes = TensorType.valueOf(tensor.dtype()).bits() / Byte.SIZE;
        for (long size : tensor.shape()) {
            bytes *= size;
        }
        return bytes;
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
