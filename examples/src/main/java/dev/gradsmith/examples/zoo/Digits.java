package dev.gradsmith.examples.zoo;

import dev.gradsmith.runtime.DataSet;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** 6,000 handwritten digits: columns X [784 a row], brightness from 0 to 1, and digit. */
final class Digits {
    private static final int PIXELS = 784;
    private static final int TRAINING = 5_000;

    private Digits() {}

    /** The first 5,000 digits to train on, the other 1,000 to test. */
    static DataSet.Split load() throws IOException {
        byte[] bytes;
        try (InputStream resource = Digits.class.getResourceAsStream("/dev/gradsmith/examples/digits.bin.gz")) {
            if (resource == null) {
                throw new IOException("digits.bin.gz is not among the example's resources");
            }
            bytes = new GZIPInputStream(resource).readAllBytes();
        }
        int rows = bytes.length / (PIXELS + 1);
        float[] pixels = new float[rows * PIXELS];
        int[] digits = new int[rows];
        for (int row = 0; row < rows; row++) {
            int at = row * (PIXELS + 1);
            digits[row] = bytes[at];
            for (int i = 0; i < PIXELS; i++) {
                pixels[row * PIXELS + i] = (bytes[at + 1 + i] & 0xff) / 255f;
            }
        }
        DataSet all =
                DataSet.builder().add("X", pixels, PIXELS).add("digit", digits).build();
        return new DataSet.Split(all.rows(0, TRAINING), all.rows(TRAINING, rows));
    }
}
