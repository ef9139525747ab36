package dev.gradsmith.runtime;

import dev.gradsmith.runtime.internal.SafetensorsReader;
import dev.gradsmith.runtime.internal.SafetensorsWriter;
import dev.gradsmith.runtime.support.Spelling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Named tensors in a file of the safetensors format, which other machine-learning tools read and write: eight bytes of
 * header length, a JSON header, the numbers (github.com/huggingface/safetensors). A file never makes the reader run code
 * or take more memory than its own size calls for.
 */
public final class Safetensors {
    private final Path file;
    private final Map<String, Tensor> tensors;
    private final Map<String, String> unsupported;
    private final Map<String, String> metadata;

    private Safetensors(
            Path file, Map<String, Tensor> tensors, Map<String, String> unsupported, Map<String, String> metadata) {
        this.file = file;
        this.tensors = tensors;
        this.unsupported = unsupported;
        this.metadata = metadata;
    }

    /**
     * Reads a file.
     *
     * @throws SafetensorsException if it is not well-formed: the checks are those of the reference implementation
     */
    public static Safetensors read(Path file) throws IOException {
        SafetensorsReader.Content content = SafetensorsReader.read(file);
        return new Safetensors(file, content.tensors(), content.unsupported(), content.metadata());
    }

    /**
     * Writes a file, the tensors in the order of the reference implementation: wider element types first, then by
     * name. A file of that name is replaced in one step: whoever reads sees the old or the new one, also after a crash.
     *
     * @throws IllegalArgumentException if a tensor is called {@code __metadata__}, a name or the metadata is no text (half a
     *     surrogate pair), or all of them together are more than the 100 million bytes that readers allow
     * @throws IOException if the file cannot be written, or is something else than a file: a directory, a device
     */
    public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata) throws IOException {
        SafetensorsWriter.write(file, tensors, metadata);
    }

    /** Where it was read from. */
    public Path file() {
        return file;
    }

    /** The tensors' names, in the file's order; also those whose element type has no reader here. */
    public Set<String> names() {
        Map<String, Object> all = new LinkedHashMap<>(tensors);
        all.putAll(unsupported);
        return Collections.unmodifiableSet(all.keySet());
    }

    /** The free text of the header. */
    public Map<String, String> metadata() {
        return metadata;
    }

    /**
     * One tensor.
     *
     * @throws SafetensorsException if there is none of this name, or its element type is not F32, F64, I32 or I64, or it
     *     has more values than an array can hold
     */
    public Tensor tensor(String name) throws SafetensorsException {
        Tensor tensor = tensors.get(name);
        if (tensor != null) {
            return tensor;
        }
        String reason = unsupported.get(name);
        if (reason != null) {
            throw new SafetensorsException(file, "cannot read tensor '" + name + "': " + reason);
        }
        throw new SafetensorsException(file, "no tensor '" + name + "'" + hint(name));
    }

    private String hint(String name) {
        if (names().isEmpty()) {
            return "; it has none";
        }
        return Spelling.nearest(name, names())
                .map(nearest -> "; did you mean '" + nearest + "'?")
                .orElse("; it has " + String.join(", ", names()));
    }
}
