package dev.gradsmith.runtime.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the JSON part of a safetensors file says. */
final class SafetensorsHeader {

    static final String METADATA = "__metadata__";

    /** In bytes: the reference implementation's limit. */
    static final long LONGEST = 100_000_000;

    /** One tensor; its bytes are from {@code begin} to before {@code end} in the part of the file that follows the header. */
    static final class Entry {
        private final String name;
        private final TensorType type;
        private final long[] shape;
        private final long begin;
        private final long end;

        Entry(String name, TensorType type, long[] shape, long begin, long end) {
            this.name = name;
            this.type = type;
            this.shape = shape;
            this.begin = begin;
            this.end = end;
        }

        String name() {
            return name;
        }

        TensorType type() {
            return type;
        }

        long[] shape() {
            return shape;
        }

        long begin() {
            return begin;
        }

        long end() {
            return end;
        }
    }

    private final JsonReader json;
    private final Set<String> seen = new HashSet<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    private SafetensorsHeader(JsonReader json) {
        this.json = json;
    }

    /**
     * Reads the header and makes sure that its tensors lie without gap or overlap.
     *
     * @throws JsonReader.Malformed if it does not read as a header
     */
    static SafetensorsHeader parse(byte[] text) throws JsonReader.Malformed {
        SafetensorsHeader header = new SafetensorsHeader(new JsonReader(text));
        header.readAll();
        header.entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        header.requireTiling();
        return header;
    }

    /** The bytes that all tensors take. */
    long dataLength() {
        return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).end;
    }

    /** The tensors in the order of their bytes. */
    List<Entry> entries() {
        return entries;
    }

    Map<String, String> metadata() {
        return metadata;
    }

    private void readAll() throws JsonReader.Malformed {
        json.expect('{');
        if (!json.accept('}')) {
            do {
                readMember();
            } while (json.accept(','));
            json.expect('}');
        }
        json.expectEnd();
    }

    private void readMember() throws JsonReader.Malformed {
        String name = json.string();
        if (!seen.add(name)) {
            throw json.malformed("'" + name + "' occurs twice");
        }
        json.expect(':');
        if (name.equals(METADATA)) {
            readMetadata();
        } else {
            entries.add(readEntry(name));
        }
    }

    private void readMetadata() throws JsonReader.Malformed {
        json.expect('{');
        if (json.accept('}')) {
            return;
        }
        do {
            String key = json.string();
            json.expect(':');
            if (metadata.put(key, json.string()) != null) {
                throw json.malformed("'" + key + "' occurs twice in " + METADATA);
            }
        } while (json.accept(','));
        json.expect('}');
    }

    private Entry readEntry(String name) throws JsonReader.Malformed {
        TensorType type = null;
        long[] shape = null;
        long[] offsets = null;
        json.expect('{');
        do {
            String key = json.string();
            json.expect(':');
            switch (key) {
                case "dtype" -> type = once(name, key, type, readType(name));
                case "shape" -> shape = once(name, key, shape, readNumbers());
                case "data_offsets" -> offsets = once(name, key, offsets, readNumbers());
                default -> throw json.malformed("tensor '" + name + "' has an unknown member '" + key + "'");
            }
        } while (json.accept(','));
        json.expect('}');
        if (type == null || shape == null || offsets == null) {
            String missing = type == null ? "dtype" : shape == null ? "shape" : "data_offsets";
            throw json.malformed("tensor '" + name + "' has no " + missing);
        }
        if (offsets.length != 2) {
            throw json.malformed("tensor '" + name + "': data_offsets must be two numbers, are " + offsets.length);
        }
        Entry entry = new Entry(name, type, shape, offsets[0], offsets[1]);
        requireSize(entry);
        return entry;
    }

    private <T> T once(String name, String key, @Nullable T before, T value) throws JsonReader.Malformed {
        if (before != null) {
            throw json.malformed("tensor '" + name + "' has two members '" + key + "'");
        }
        return value;
    }

    private TensorType readType(String name) throws JsonReader.Malformed {
        String text = json.string();
        for (TensorType type : TensorType.values()) {
            if (type.name().equals(text)) {
                return type;
            }
        }
        throw json.malformed("tensor '" + name + "' has the unknown dtype '" + text + "'");
    }

    private long[] readNumbers() throws JsonReader.Malformed {
        json.expect('[');
        if (json.accept(']')) {
            return new long[0];
        }
        List<Long> numbers = new ArrayList<>();
        do {
            numbers.add(json.wholeNumber());
        } while (json.accept(','));
        json.expect(']');
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    private void requireSize(Entry entry) throws JsonReader.Malformed {
        if (entry.end < entry.begin) {
            throw json.malformed(
                    "tensor '" + entry.name + "' ends at " + entry.end + ", before it begins, at " + entry.begin);
        }
        long bits;
        try {
            bits = entry.type.bits();
            for (long size : entry.shape) {
                bits = Math.multiplyExact(bits, size);
            }
        } catch (ArithmeticException e) {
            throw json.malformed("tensor '" + entry.name + "': the product of its shape is too large");
        }
        if (bits % Byte.SIZE != 0 || bits / Byte.SIZE != entry.end - entry.begin) {
            throw json.malformed("tensor '" + entry.name + "': its shape and dtype take " + bits / Byte.SIZE
                    + " bytes, its data_offsets span " + (entry.end - entry.begin));
        }
    }

    private void requireTiling() throws JsonReader.Malformed {
        long end = 0;
        for (Entry entry : entries) {
            if (entry.begin != end) {
                String what = entry.begin > end ? "a hole before" : "an overlap with";
                throw json.malformed("there is " + what + " tensor '" + entry.name + "': it begins at " + entry.begin
                        + ", the one before ends at " + end);
            }
            end = entry.end;
        }
    }
}
