package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.Preparation;
import dev.gradsmith.runtime.Safetensors;
import dev.gradsmith.runtime.SafetensorsException;
import dev.gradsmith.runtime.Tensor;
import dev.gradsmith.runtime.internal.Seal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a file of a model or its training is going to hold. Tensors share their arrays with the model. For generated code. */
public final class Snapshot {
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, String> values = new LinkedHashMap<>();

    /** One that holds nothing yet. */
    public Snapshot() {}

    /** Adds a tensor. */
    public void put(String name, Tensor tensor) {
        tensors.put(name, tensor);
    }

    /** Adds a value of single precision, in a form that gives the same bits again. */
    public void put(String name, float value) {
        values.put(name, Float.toString(value));
    }

    /** Adds a value of double precision, in a form that gives the same bits again. */
    public void put(String name, double value) {
        values.put(name, Double.toString(value));
    }

    /** Adds a whole number. */
    public void put(String name, long value) {
        values.put(name, Long.toString(value));
    }

    /** Adds text. */
    public void put(String name, String text) {
        values.put(name, text);
    }

    /** Adds what data have to go through before the model sees them. */
    public void put(Preparation preparation) {
        preparation.addTo(tensors, values);
    }

    /** The SHA-256 of all that it holds. */
    public String hash() {
        Fingerprint fingerprint = new Fingerprint();
        tensors.forEach(fingerprint::add);
        values.forEach(fingerprint::add);
        return fingerprint.hex();
    }

    /** The SHA-256 of the model's own tensors: those of a training have a slash in their names. */
    String parametersHash() {
        Fingerprint fingerprint = new Fingerprint();
        tensors.forEach((name, tensor) -> {
            if (name.indexOf('/') < 0) {
                fingerprint.add(name, tensor);
            }
        });
        return fingerprint.hex();
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** What a file that holds other things holds differently: the first that is found. Empty if it holds the same, and perhaps more. */
    Optional<String> difference(Safetensors file) throws SafetensorsException {
        for (Map.Entry<String, String> value : values.entrySet()) {
            String saved = file.metadata().getOrDefault(value.getKey(), "missing");
            if (!saved.equals(value.getValue())) {
                String name = value.getKey().substring(value.getKey().lastIndexOf('.') + 1);
                return Optional.of(name + " was " + saved + " and is " + value.getValue());
            }
        }
        for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
            Tensor saved = file.tensor(tensor.getKey());
            if (!saved.toString().equals(tensor.getValue().toString())) {
                return Optional.of("'" + tensor.getKey() + "' was " + saved + " and is " + tensor.getValue());
            }
            String bits = new Fingerprint().add("", saved).hex();
            if (!bits.equals(new Fingerprint().add("", tensor.getValue()).hex())) {
                return Optional.of("'" + tensor.getKey() + "' began with other values");
            }
        }
        return Optional.empty();
    }

    /** Writes it, and what it is of, all of it or nothing, with a checksum. */
    public void write(Path file, ModelSource source) throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        Seal.addTo(metadata);
        metadata.put("gradsmith.version", Versions.gradsmith());
        source.addTo(metadata);
        metadata.putAll(values);
        Safetensors.write(file, tensors, metadata);
    }
}
