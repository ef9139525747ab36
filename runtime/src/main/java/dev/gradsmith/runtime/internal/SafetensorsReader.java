package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.SafetensorsException;
import dev.gradsmith.runtime.Tensor;
import dev.gradsmith.runtime.support.Fingerprint;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads safetensors files. */
public final class SafetensorsReader {

    private static final int LENGTH_BYTES = 8;
    private static final int CHUNK_BYTES = 1 << 16;
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final MessageDigest digest = Fingerprint.sha256();
    private boolean inData;

    private SafetensorsReader(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** What a file holds; for tensors that cannot be read, why. */
    public record Content(Map<String, Tensor> tensors, Map<String, String> unsupported, Map<String, String> metadata) {}

    /**
     * Reads a whole file.
     *
     * @throws SafetensorsException if it is not well-formed
     */
    public static Content read(Path file) throws IOException {
        // Some systems open a directory like a file, and say only later, without its name, what it is.
        if (Files.isDirectory(file)) {
            throw new SafetensorsException(file, "not a safetensors file: it is a directory");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new SafetensorsReader(file, channel).readAll();
        } catch (EOFException e) {
            SafetensorsException shortened =
                    new SafetensorsException(file, "the file became shorter while it was read");
            shortened.initCause(e);
            throw shortened;
        }
    }

    private Content readAll() throws IOException {
        long headerLength = readHeaderLength();
        long dataStart = LENGTH_BYTES + headerLength;
        SafetensorsHeader header = readHeader((int) headerLength);
        requireData(header.dataLength(), channel.size() - dataStart);
        boolean sealed = Seal.isIn(header.metadata());
        if (sealed) {
            Seal.require(header.metadata(), file);
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Map<String, String> unsupported = new LinkedHashMap<>();
        for (SafetensorsHeader.Entry entry : header.entries()) {
            String problem = problem(entry);
            if (problem.isEmpty()) {
                channel.position(dataStart + entry.begin());
                tensors.put(entry.name(), readTensor(entry));
            } else {
                unsupported.put(entry.name(), problem);
            }
        }
        if (sealed) {
            requireUndamaged(header.metadata().get(Seal.CHECKSUM));
        }
        return new Content(tensors, unsupported, Collections.unmodifiableMap(header.metadata()));
    }

    private void requireUndamaged(@Nullable String checksum) throws SafetensorsException {
        String found = HexFormat.of().formatHex(digest.digest());
        if (!found.equals(checksum)) {
            throw new SafetensorsException(
                    file,
                    "damaged: its bytes have the checksum " + found + ", not " + checksum + " as when it was written");
        }
    }

    private long readHeaderLength() throws IOException {
        long fileSize = channel.size();
        if (fileSize < LENGTH_BYTES) {
            throw new SafetensorsException(file, "not a safetensors file: it has " + fileSize + " bytes, fewer than 8");
        }
        fill(LENGTH_BYTES);
        long length = chunk.getLong();
        if (length < 0 || length > SafetensorsHeader.LONGEST) {
            throw new SafetensorsException(
                    file,
                    "not a safetensors file: a header of " + Long.toUnsignedString(length)
                            + " bytes, more than the allowed " + SafetensorsHeader.LONGEST);
        }
        if (length > fileSize - LENGTH_BYTES) {
            throw new SafetensorsException(
                    file, "cut short: a header of " + length + " bytes in a file of " + fileSize);
        }
        return length;
    }

    private void requireData(long wanted, long found) throws SafetensorsException {
        if (wanted != found) {
            String what = found < wanted ? "cut short: " : "";
            throw new SafetensorsException(
                    file, what + "the tensors take " + wanted + " bytes, the file has " + found + " for them");
        }
    }

    private SafetensorsHeader readHeader(int length) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(length);
        readFully(text);
        if (length == 0 || text.get(0) != '{') {
            throw new SafetensorsException(file, "not a safetensors file: its header does not begin with '{'");
        }
        try {
            SafetensorsHeader header = SafetensorsHeader.parse(text.array());
            digestHeader(text.array(), header.metadata().get(Seal.CHECKSUM));
            inData = true;
            return header;
        } catch (JsonReader.Malformed e) {
            SafetensorsException malformed = new SafetensorsException(file, "malformed header " + e.getMessage());
            malformed.initCause(e);
            throw malformed;
        }
    }

    private void digestHeader(byte[] text, @Nullable String checksum) {
        ByteBuffer length = ByteBuffer.allocate(LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        digest.update(length.putLong(text.length).flip());
        int place = checksum == null ? -1 : Seal.position(text, checksum);
        if (place >= 0) {
            System.arraycopy(Seal.blank(), 0, text, place, Seal.BLANK.length());
        }
        digest.update(text);
    }

    /** Why a tensor cannot be had as an array; empty if it can. */
    private static String problem(SafetensorsHeader.Entry entry) {
        TensorType type = entry.type();
        if (type != TensorType.F32 && type != TensorType.F64 && type != TensorType.I32 && type != TensorType.I64) {
            return "its values are " + type + "; F32, F64, I32 and I64 are read";
        }
        for (long size : entry.shape()) {
            if (size > LARGEST_ARRAY) {
                return "a dimension of " + size + " is more than an array holds";
            }
        }
        return length(entry) > LARGEST_ARRAY ? length(entry) + " values are more than an array holds" : "";
    }

    private static long length(SafetensorsHeader.Entry entry) {
        return (entry.end() - entry.begin()) / (entry.type().bits() / Byte.SIZE);
    }

    private Tensor readTensor(SafetensorsHeader.Entry entry) throws IOException {
        int[] shape = new int[entry.shape().length];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = (int) entry.shape()[i];
        }
        int length = (int) length(entry);
        return switch (entry.type()) {
            case F32 -> Tensor.of(readFloats(length), shape);
            case F64 -> Tensor.of(readDoubles(length), shape);
            case I32 -> Tensor.of(readInts(length), shape);
            case I64 -> Tensor.of(readLongs(length), shape);
            default -> throw new IllegalStateException("not readable: " + entry.type());
        };
    }

    private float[] readFloats(int length) throws IOException {
        float[] values = new float[length];
        int at = 0;
        while (at < length) {
            int count = fillValues(length - at, Float.BYTES);
            chunk.asFloatBuffer().get(values, at, count);
            at += count;
        }
        return values;
    }

    private double[] readDoubles(int length) throws IOException {
        double[] values = new double[length];
        int at = 0;
        while (at < length) {
            int count = fillValues(length - at, Double.BYTES);
            chunk.asDoubleBuffer().get(values, at, count);
            at += count;
        }
        return values;
    }

    private int[] readInts(int length) throws IOException {
        int[] values = new int[length];
        int at = 0;
        while (at < length) {
            int count = fillValues(length - at, Integer.BYTES);
            chunk.asIntBuffer().get(values, at, count);
            at += count;
        }
        return values;
    }

    private long[] readLongs(int length) throws IOException {
        long[] values = new long[length];
        int at = 0;
        while (at < length) {
            int count = fillValues(length - at, Long.BYTES);
            chunk.asLongBuffer().get(values, at, count);
            at += count;
        }
        return values;
    }

    private int fillValues(int wanted, int bytesEach) throws IOException {
        int count = Math.min(wanted, CHUNK_BYTES / bytesEach);
        fill(count * bytesEach);
        return count;
    }

    private void fill(int bytes) throws IOException {
        chunk.clear().limit(bytes);
        readFully(chunk);
        chunk.flip();
        if (inData) {
            digest.update(chunk.duplicate());
        }
    }

    private void readFully(ByteBuffer target) throws IOException {
        while (target.hasRemaining()) {
            if (channel.read(target) < 0) {
                throw new EOFException();
            }
        }
    }
}
