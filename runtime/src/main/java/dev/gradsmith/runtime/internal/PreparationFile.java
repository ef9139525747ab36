package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.Safetensors;
import dev.gradsmith.runtime.SafetensorsException;
import dev.gradsmith.runtime.Tensor;
import dev.gradsmith.runtime.internal.PreparationStep.Affine;
import dev.gradsmith.runtime.internal.PreparationStep.Categories;
import dev.gradsmith.runtime.internal.PreparationStep.Encoding;
import dev.gradsmith.runtime.internal.PreparationStep.FillNumber;
import dev.gradsmith.runtime.internal.PreparationStep.FillText;
import dev.gradsmith.runtime.internal.PreparationStep.Log;
import dev.gradsmith.runtime.internal.PreparationStep.Scaling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Steps in a safetensors file. Step i has the metadata {@code preparation.i} (its kind), {@code preparation.i.column}, and what it needs:
 * {@code preparation.i.text}, or {@code preparation.i.word.0} and so on; its numbers are the tensor {@code preparation.i}, F64: of an affine
 * step [2, values a row], shifts before divisors.
 */
public final class PreparationFile {
    private static final String PREFIX = "preparation.";
    private static final String LOG = "log";
    private static final String FILL = "fill";
    private static final String FILL_TEXT = "fill-text";

    private final Safetensors file;

    private PreparationFile(Safetensors file) {
        this.file = file;
    }

    /** Puts steps into what a file will hold. */
    public static void write(List<PreparationStep> steps, Map<String, Tensor> tensors, Map<String, String> metadata) {
        for (int i = 0; i < steps.size(); i++) {
            String key = PREFIX + i;
            metadata.put(key + ".column", steps.get(i).column());
            metadata.put(key, write(steps.get(i), key, tensors, metadata));
        }
    }

    /** The step's kind. */
    private static String write(
            PreparationStep step, String key, Map<String, Tensor> tensors, Map<String, String> metadata) {
        if (step instanceof Affine affine) {
            int width = affine.shift().length;
            double[] both = Arrays.copyOf(affine.shift(), 2 * width);
            System.arraycopy(affine.divisor(), 0, both, width, width);
            tensors.put(key, Tensor.of(both, 2, width));
            return affine.scaling().name();
        }
        if (step instanceof FillNumber fill) {
            tensors.put(key, Tensor.scalar(fill.value()));
            return FILL;
        }
        if (step instanceof FillText fill) {
            metadata.put(key + ".text", fill.text());
            return FILL_TEXT;
        }
        if (step instanceof Categories categories) {
            for (int word = 0; word < categories.words().size(); word++) {
                metadata.put(key + ".word." + word, categories.words().get(word));
            }
            return categories.encoding().name();
        }
        return LOG;
    }

    /**
     * The steps of a file.
     *
     * @throws SafetensorsException if one is not as {@link #write} writes it
     */
    public static List<PreparationStep> read(Safetensors file) throws SafetensorsException {
        PreparationFile reader = new PreparationFile(file);
        List<PreparationStep> steps = new ArrayList<>();
        while (true) {
            String key = PREFIX + steps.size();
            String kind = file.metadata().get(key);
            if (kind == null) {
                return steps;
            }
            steps.add(reader.step(key, kind, reader.required(key + ".column")));
        }
    }

    private PreparationStep step(String key, String kind, String column) throws SafetensorsException {
        for (Scaling scaling : Scaling.values()) {
            if (scaling.name().equals(kind)) {
                return affine(key, scaling, column);
            }
        }
        for (Encoding encoding : Encoding.values()) {
            if (encoding.name().equals(kind)) {
                return new Categories(column, encoding, words(key));
            }
        }
        return switch (kind) {
            case LOG -> new Log(column);
            case FILL -> new FillNumber(column, numbers(key, 1)[0]);
            case FILL_TEXT -> new FillText(column, required(key + ".text"));
            default ->
                throw new SafetensorsException(
                        file.file(),
                        "the preparation of column '" + column + "' is of an unknown kind, '" + kind
                                + "'; was it written by a later version?");
        };
    }

    private Affine affine(String key, Scaling scaling, String column) throws SafetensorsException {
        double[] both = numbers(key, 2);
        int width = both.length / 2;
        double[] divisor = Arrays.copyOfRange(both, width, both.length);
        if (Arrays.stream(divisor).anyMatch(value -> !(value > 0))) {
            throw new SafetensorsException(file.file(), "tensor '" + key + "' has a divisor that is not above 0");
        }
        return new Affine(column, scaling, Arrays.copyOf(both, width), divisor);
    }

    private double[] numbers(String key, int rows) throws SafetensorsException {
        Tensor tensor = file.tensor(key);
        if (!tensor.dtype().equals("F64")) {
            throw new SafetensorsException(file.file(), "tensor '" + key + "' is " + tensor.dtype() + ", not F64");
        }
        double[] values = tensor.doubles();
        if (values.length == 0 || values.length % rows != 0) {
            throw new SafetensorsException(
                    file.file(), "tensor '" + key + "' has " + values.length + " values, not " + rows + " for each");
        }
        return values;
    }

    private List<String> words(String key) throws SafetensorsException {
        List<String> words = new ArrayList<>();
        for (String word = word(key, 0); word != null; word = word(key, words.size())) {
            words.add(word);
        }
        if (words.isEmpty()) {
            throw new SafetensorsException(file.file(), "its metadata lack '" + key + ".word.0'");
        }
        return words;
    }

    private @Nullable String word(String key, int number) {
        return file.metadata().get(key + ".word." + number);
    }

    private String required(String key) throws SafetensorsException {
        String text = file.metadata().get(key);
        if (text == null) {
            throw new SafetensorsException(file.file(), "its metadata lack '" + key + "'");
        }
        return text;
    }
}
