package dev.gradsmith.runtime.support;

import org.jspecify.annotations.Nullable;

/**
 * Checks of the sizes of arrays. For generated code, which passes constants and numbers only, so that nothing is built unless something is
 * wrong. Everything wrong is an {@link IllegalArgumentException} that names the variable and the dimension.
 */
public final class Shapes {

    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private Shapes() {}

    /**
     * How many rows an array holds.
     *
     * @param width values of a row
     * @param widthText what the model calls the width, such as {@code d} or {@code h*w}; empty if it is a number in the model
     * @param shapeText the variable's shape in the model, such as {@code [n, d]}
     */
    public static int rows(String variable, int length, int width, String widthText, String shapeText) {
        if (width > 0 && length % width == 0) {
            return length / width;
        }
        String number = Integer.toString(width);
        String row = widthText.isEmpty() || widthText.equals(number) ? number : widthText + " = " + number;
        throw new IllegalArgumentException(variable + ": " + length
                + (length == 1 ? " value does" : " values do") + " not fill rows of " + row + "; its shape is "
                + shapeText);
    }

    /** As the other, with the second size of the shape's text as the width's: {@code d} of {@code [n, d]}. */
    public static int rows(String variable, int length, int width, String shapeText) {
        if (width > 0 && length % width == 0) {
            return length / width;
        }
        return rows(variable, length, width, textOfWidth(shapeText), shapeText);
    }

    private static String textOfWidth(String shapeText) {
        String[] sizes = shapeText.replace("[", "").replace("]", "").split(",");
        boolean named = sizes.length == 2
                && !sizes[1].isBlank()
                && Character.isLetter(sizes[1].strip().charAt(0));
        return named ? sizes[1].strip() : "";
    }

    /** That an array has the length its shape calls for. */
    public static void requireLength(String variable, String shapeText, int length, long expected) {
        if (length != expected) {
            throw wrongLength(variable, shapeText, length, expected, "");
        }
    }

    /**
     * That an array has the length its shape calls for, a dimension of which was found from another array.
     *
     * @param dimension that dimension
     * @param size what it was found to be
     * @param fromVariable the other array's name
     */
    public static void requireLength(
            String variable,
            String shapeText,
            int length,
            long expected,
            String dimension,
            int size,
            String fromVariable) {
        if (length != expected) {
            String origin = " (" + dimension + " = " + size + " comes from " + fromVariable + ")";
            throw wrongLength(variable, shapeText, length, expected, origin);
        }
    }

    private static IllegalArgumentException wrongLength(
            String variable, String shapeText, int length, long expected, String origin) {
        return new IllegalArgumentException(variable + ": expected " + expected
                + (expected == 1 ? " value for " : " values for ") + shapeText + ", found " + length + origin);
    }

    /**
     * That an array that gets a result is not one of the data, which may be read after parts of the result are written.
     *
     * @param variable the data's name
     */
    public static void requireApart(String variable, Object data, Object result) {
        if (data == result) {
            throw new IllegalArgumentException(
                    variable + ": this is also the array for the result, which must be another one");
        }
    }

    /**
     * That a column of a data set has as many values a row as the model.
     *
     * @param expected the product of the shape's sizes but for the first
     */
    public static void requireWidth(String variable, String shapeText, int width, int expected) {
        if (width != expected) {
            throw new IllegalArgumentException(variable + ": expected rows of " + expected
                    + (expected == 1 ? " value for " : " values for ") + shapeText + ", but the data set's column has "
                    + width + " to a row");
        }
    }

    /** That there is something to learn from: the mean over no rows is not a number, and would make all parameters one. */
    public static void requireRows(String dimension, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("there are no rows to learn from: " + dimension + " = " + size);
        }
    }

    /** The size of a dimension given to a builder: at least 1. */
    public static int requireDimension(String name, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("the dimension " + name + " must be at least 1, is " + size);
        }
        return size;
    }

    /**
     * That an axis has the positions that a model reads from it.
     *
     * @param axis its size in the model's words
     * @param end the position before which all those are
     * @param place where that is read, in words
     */
    public static void requirePositions(String axis, int size, int end, String place) {
        if (size < end) {
            throw new IllegalArgumentException(place + " reads " + (end == 1 ? "a position" : end + " positions")
                    + " of an axis of " + axis + ", which is " + size + " here");
        }
    }

    /**
     * That a builder was given a dimension it needs.
     *
     * @param owner the class being built
     * @param size 0 if it was not given
     */
    public static int requireDimensionGiven(String owner, String name, int size) {
        if (size == 0) {
            throw new IllegalArgumentException(owner + ": give the dimension " + name + ", ." + name + "(...)");
        }
        return size;
    }

    /**
     * That a builder was given a parameter it needs.
     *
     * @param owner the class being built
     * @param value null if it was not given
     */
    public static <T> T requireGiven(String owner, String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(owner + ": give the parameter " + name + ", ." + name + "(...)");
        }
        return value;
    }

    /** The product of two sizes, neither negative, as far as an array can have it. */
    public static int product(int first, int second) {
        return size("the product", (long) first * second);
    }

    /** The product of three sizes, none negative, as far as an array can have it. */
    public static int product(int first, int second, int third) {
        return product(product(first, second), third);
    }

    /** The product of four sizes, none negative, as far as an array can have it. */
    public static int product(int first, int second, int third, int fourth) {
        return product(product(first, second, third), fourth);
    }

    /** A number of elements as the length of an array; a negative one comes of an overflow. */
    public static int size(String variable, long elements) {
        if (elements < 0) {
            throw new IllegalArgumentException(variable + ": its number of values is too large to count");
        }
        if (elements > LARGEST_ARRAY) {
            throw new IllegalArgumentException(
                    variable + ": " + elements + " values are more than an array holds (" + LARGEST_ARRAY + ")");
        }
        return (int) elements;
    }

    /** That an index is from 0 and less than {@code size}, the size of {@code dimension}. */
    public static void requireIndex(String variable, int value, String dimension, int size) {
        if (value < 0 || value >= size) {
            throw new IllegalArgumentException(
                    variable + ": " + value + " is not an index below " + bound(dimension, size));
        }
    }

    /** A fixed dimension is its size already. */
    private static String bound(String dimension, int size) {
        return dimension.equals(Integer.toString(size)) ? dimension : dimension + " = " + size;
    }

    /**
     * That indices are in range.
     *
     * @param dimension what the indices count, such as {@code v}
     * @param size its size: each value is from 0 and less than this
     */
    public static void requireIndices(String variable, int[] values, String dimension, int size) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0 || values[i] >= size) {
                throw new IllegalArgumentException(variable + ": value " + values[i] + " at position " + i
                        + " is not an index below " + bound(dimension, size));
            }
        }
    }
}
