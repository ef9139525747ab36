package dev.gradsmith.benchmarks;

import dev.gradsmith.data.Idx;
import dev.gradsmith.runtime.DataSet;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The handwritten digits of the examples, of 28 x 28 pixels.
 *
 * @param pictures one after the other, with 784 numbers each
 * @param digits what each shows
 */
record Digits(float[] pictures, int[] digits) {
    /** Of the pictures that a network has not seen, the part that it should recognize. */
    static final double ACCURACY = 0.85;

    /** How often it sees the others. */
    static final int EPOCHS = 5;

    private static final int TRAINING = 5_000;
    private static final int WIDTH = 784;
    private static final int KINDS = 10;

    /** Pictures to train on, as many as whole batches hold. */
    static Digits training(int batch) {
        return all().rows(0, TRAINING - TRAINING % batch);
    }

    /** Pictures to test on. */
    static Digits test() {
        Digits all = all();
        return all.rows(TRAINING, all.count());
    }

    int count() {
        return digits.length;
    }

    Digits rows(int from, int to) {
        return new Digits(Arrays.copyOfRange(pictures, from * WIDTH, to * WIDTH), Arrays.copyOfRange(digits, from, to));
    }

    private static Digits all() {
        try {
            DataSet data = Idx.readScaled(file("digits-images-idx3-ubyte.gz"), "X")
                    .with(Idx.read(file("digits-labels-idx1-ubyte.gz"), "digit"))
                    .dataSet()
                    .floats("X", "X")
                    .ints("digit", "digit")
                    .build();
            return new Digits(data.floats("X"), data.ints("digit"));
        } catch (IOException | URISyntaxException unreadable) {
            throw new IllegalStateException("the digits cannot be read", unreadable);
        }
    }

    private static Path file(String name) throws IOException, URISyntaxException {
        URL resource = Digits.class.getResource(name);
        if (resource == null) {
            throw new IOException("no resource " + name);
        }
        return Path.of(resource.toURI());
    }

    /**
     * Checks what a network says of these pictures.
     *
     * @param z ten numbers for each, of which the largest should stand where the digit is
     * @throws IllegalStateException if too few are right
     */
    void check(float[] z) {
        int right = 0;
        for (int i = 0; i < digits.length; i++) {
            int best = 0;
            for (int j = 1; j < KINDS; j++) {
                best = z[i * KINDS + j] > z[i * KINDS + best] ? j : best;
            }
            right += best == digits[i] ? 1 : 0;
        }
        if (right < ACCURACY * digits.length) {
            throw new IllegalStateException("only " + right + " of " + digits.length + " digits are recognized");
        }
    }
}
