package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.Safetensors;
import dev.gradsmith.runtime.SafetensorsException;
import dev.gradsmith.runtime.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Takes parameters out of a file and checks that they fit the model. For generated code. */
public final class Checkpoint {
    /** The metadata's name for the seed of a model. */
    public static final String SEED = "gradsmith.seed";

    /** The metadata's name for how many steps of a trainer have drawn random numbers; only a trainer's file has it. */
    public static final String DRAWS = "gradsmith.trainer.draws";

    /** The metadata's name for how many steps an update rule has counted. */
    public static final String STEPS = "gradsmith.trainer.steps";

    private Checkpoint() {}

    /**
     * A file of a model's parameters, whose formulas are those of the model today; of files of other tools that is not known.
     *
     * @throws SafetensorsException if it is damaged, or written by another version of the model file; the message says what differs
     */
    public static Safetensors read(Path file, ModelSource source) throws IOException {
        Safetensors saved = Safetensors.read(file);
        Optional<ModelSource> then = ModelSource.of(saved.metadata());
        if (then.isPresent()) {
            source.requireSameFormulas(then.get(), file);
        }
        return saved;
    }

    /**
     * A file that a trainer saved, of a model that is the same today.
     *
     * @throws SafetensorsException if it is damaged, or no trainer's, or of another version of the model file; the message says what differs
     */
    public static Safetensors readTraining(Path file, ModelSource source) throws IOException {
        Safetensors saved = Safetensors.read(file);
        requireTraining(saved, source);
        return saved;
    }

    static void requireTraining(Safetensors file, ModelSource source) throws SafetensorsException {
        Optional<ModelSource> then = ModelSource.of(file.metadata());
        if (then.isEmpty()) {
            throw new SafetensorsException(
                    file.file(), "it was not written by Gradsmith, which could train on from it");
        }
        source.requireSameTraining(then.get(), file.file());
        if (!file.metadata().containsKey(DRAWS)) {
            throw new SafetensorsException(
                    file.file(),
                    "it holds a model alone, as a model's save writes it, and not the state of its training, as a trainer's save does");
        }
    }

    /**
     * The size of a model dimension, from the shape of a parameter that has it.
     *
     * @param axis where the dimension stands in the parameter's shape
     * @param shape the parameter's shape in the model, such as "[d, k]"
     * @param rank the number of its dimensions
     * @throws SafetensorsException if the parameter is missing, or has another number of dimensions, or the size is not
     *     positive
     */
    public static int dimension(Safetensors file, String parameter, int axis, int rank, String shape)
            throws SafetensorsException {
        long[] found = file.tensor(parameter).shape();
        if (found.length != rank || found[axis] < 1 || found[axis] > Integer.MAX_VALUE) {
            throw new SafetensorsException(
                    file.file(), "'" + parameter + "' is " + shape + ", but " + Arrays.toString(found) + " here");
        }
        return (int) found[axis];
    }

    /**
     * The values of a parameter of a single-precision model.
     *
     * @param shape its shape in the model, such as "[d, k]"
     * @param sizes the sizes of its dimensions
     * @throws SafetensorsException if it is missing, or has another shape or element type
     */
    public static float[] floats(Safetensors file, String parameter, String shape, int... sizes)
            throws SafetensorsException {
        Tensor tensor = file.tensor(parameter);
        requireFit(file, parameter, tensor, "F32", shape, sizes);
        return tensor.floats();
    }

    /** The values of a parameter of a double-precision model; see {@link #floats}. */
    public static double[] doubles(Safetensors file, String parameter, String shape, int... sizes)
            throws SafetensorsException {
        Tensor tensor = file.tensor(parameter);
        requireFit(file, parameter, tensor, "F64", shape, sizes);
        return tensor.doubles();
    }

    /**
     * The value of a hyperparameter, which is in the file's metadata.
     *
     * @param otherwise the value of one that the file does not have
     * @throws SafetensorsException if what the file has is no number
     */
    public static double hyperparameter(Safetensors file, String name, double otherwise) throws SafetensorsException {
        String text = file.metadata().get(name);
        return text == null ? otherwise : number(file, "the hyperparameter '" + name + "' in its metadata", text);
    }

    /** The seed of a model; 0 where the file does not say, as those of other tools. */
    public static long seed(Safetensors file) throws SafetensorsException {
        return file.metadata().containsKey(SEED) ? wholeNumber(file, SEED) : 0;
    }

    /** A number of the metadata. */
    static double number(Safetensors file, String name) throws SafetensorsException {
        return number(file, "'" + name + "' in its metadata", file.metadata().getOrDefault(name, "missing"));
    }

    private static double number(Safetensors file, String what, String text) throws SafetensorsException {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new SafetensorsException(file.file(), what + " is no number: '" + text + "'");
        }
    }

    /**
     * A whole number of the metadata.
     *
     * @throws SafetensorsException if there is none
     */
    public static long wholeNumber(Safetensors file, String name) throws SafetensorsException {
        String text = file.metadata().getOrDefault(name, "missing");
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new SafetensorsException(
                    file.file(), "'" + name + "' in its metadata is no whole number: '" + text + "'");
        }
    }

    private static void requireFit(
            Safetensors file, String parameter, Tensor tensor, String dtype, String shape, int[] sizes)
            throws SafetensorsException {
        long[] wanted = Arrays.stream(sizes).asLongStream().toArray();
        if (!Arrays.equals(tensor.shape(), wanted)) {
            String numbers = Arrays.toString(wanted);
            throw new SafetensorsException(
                    file.file(),
                    "'" + parameter + "' is " + shape + (shape.equals(numbers) ? "" : " = " + numbers) + ", but "
                            + Arrays.toString(tensor.shape()) + " here");
        }
        if (!tensor.dtype().equals(dtype)) {
            throw new SafetensorsException(
                    file.file(), "'" + parameter + "' is " + dtype + ", but " + tensor.dtype() + " here");
        }
    }
}
