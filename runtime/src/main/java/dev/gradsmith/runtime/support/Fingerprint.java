package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 over named numbers and text: the same for the same names, types, lengths and bits in the same order, on every machine. For
 * generated code.
 */
public final class Fingerprint {
    private static final int CHUNK_BYTES = 1 << 16;

    private final MessageDigest digest = sha256();
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    /** That of nothing, so far. */
    public Fingerprint() {}

    /** The JDK's own; every Java platform has it. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Adds numbers of single precision. */
    public Fingerprint add(String name, float... values) {
        begin(name, 'f', values.length);
        for (float value : values) {
            reserve(Float.BYTES).putInt(Float.floatToRawIntBits(value));
        }
        return this;
    }

    /** Adds numbers of double precision. */
    public Fingerprint add(String name, double... values) {
        begin(name, 'd', values.length);
        for (double value : values) {
            reserve(Double.BYTES).putLong(Double.doubleToRawLongBits(value));
        }
        return this;
    }

    /** Adds whole numbers. */
    public Fingerprint add(String name, int... values) {
        begin(name, 'i', values.length);
        for (int value : values) {
            reserve(Integer.BYTES).putInt(value);
        }
        return this;
    }

    /** Adds whole numbers of 64 bits. */
    public Fingerprint add(String name, long... values) {
        begin(name, 'l', values.length);
        for (long value : values) {
            reserve(Long.BYTES).putLong(value);
        }
        return this;
    }

    /** Adds text. */
    public Fingerprint add(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        begin(name, 't', bytes.length);
        flush();
        digest.update(bytes);
        return this;
    }

    /** Adds a tensor: its shape, then its numbers. */
    public Fingerprint add(String name, Tensor tensor) {
        add(name, tensor.shape());
        return switch (tensor.dtype()) {
            case "F32" -> add(name, tensor.floats());
            case "F64" -> add(name, tensor.doubles());
            case "I32" -> add(name, tensor.ints());
            default -> add(name, tensor.longs());
        };
    }

    /** The 64 hexadecimal digits for what was added; nothing can be added after. */
    public String hex() {
        flush();
        return HexFormat.of().formatHex(digest.digest());
    }

    private void begin(String name, char type, int length) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        reserve(Integer.BYTES).putInt(bytes.length);
        flush();
        digest.update(bytes);
        reserve(Character.BYTES + Integer.BYTES).putChar(type).putInt(length);
    }

    private ByteBuffer reserve(int bytes) {
        if (chunk.remaining() < bytes) {
            flush();
        }
        return chunk;
    }

    private void flush() {
        digest.update(chunk.flip());
        chunk.clear();
    }
}
