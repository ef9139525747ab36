package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.Safetensors;
import dev.gradsmith.runtime.SafetensorsException;
import dev.gradsmith.runtime.Tensor;
import java.util.Arrays;

/** Takes parameters out of a file and checks that they fit the model. For generated code. */
public final class Checkpoint {
    private Checkpoint() {}

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
        if (text == null) {
            return otherwise;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new SafetensorsException(
                    file.file(), "the hyperparameter '" + name + "' in its metadata is no number: '" + text + "'");
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
