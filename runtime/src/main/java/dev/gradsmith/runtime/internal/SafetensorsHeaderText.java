package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.Tensor;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Writes the JSON part of a safetensors file. */
final class SafetensorsHeaderText {

    private static final int ALIGNMENT = 8;

    private final StringBuilder json = new StringBuilder("{");

    private SafetensorsHeaderText() {}

    /**
     * The header of tensors whose values follow in this order, filled up with space to a multiple of eight bytes.
     *
     * @throws IllegalArgumentException if it is longer than readers allow, or a name is no text
     */
    static byte[] of(List<Map.Entry<String, Tensor>> tensors, Map<String, String> metadata) {
        SafetensorsHeaderText text = new SafetensorsHeaderText();
        if (!metadata.isEmpty()) {
            text.appendMetadata(metadata);
        }
        long begin = 0;
        for (Map.Entry<String, Tensor> entry : tensors) {
            long end = begin + bytes(entry.getValue());
            text.appendTensor(entry.getKey(), entry.getValue(), begin, end);
            begin = end;
        }
        text.json.append('}');
        return text.padded();
    }

    private byte[] padded() {
        ByteBuffer encoded;
        try {
            encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(json));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("half a surrogate pair in a tensor's name or in the metadata", e);
        }
        int length = encoded.remaining();
        int padded = (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        if (padded > SafetensorsHeader.LONGEST) {
            throw new IllegalArgumentException("the names and the metadata make a header of " + padded
                    + " bytes, more than the allowed " + SafetensorsHeader.LONGEST);
        }
        byte[] bytes = new byte[padded];
        encoded.get(bytes, 0, length);
        Arrays.fill(bytes, length, padded, (byte) ' ');
        return bytes;
    }

    private void appendTensor(String name, Tensor tensor, long begin, long end) {
        separate();
        quote(name);
        json.append(":{\"dtype\":\"").append(tensor.dtype()).append("\",\"shape\":");
        json.append(Arrays.toString(tensor.shape()).replace(" ", ""));
        json.append(",\"data_offsets\":[").append(begin).append(',').append(end).append("]}");
    }

    private void appendMetadata(Map<String, String> metadata) {
        quote(SafetensorsHeader.METADATA);
        json.append(":{");
        metadata.forEach((key, value) -> {
            separate();
            quote(key);
            json.append(':');
            quote(value);
        });
        json.append('}');
    }

    private void separate() {
        if (json.charAt(json.length() - 1) != '{') {
            json.append(',');
        }
    }

    private void quote(String text) {
        json.append(Json.quoted(text));
    }

    private static long bytes(Tensor tensor) {
        long bytes = TensorType.valueOf(tensor.dtype()).bits() / Byte.SIZE;
        for (long size : tensor.shape()) {
            bytes *= size;
        }
        return bytes;
    }
}
