package dev.gradsmith.examples.zoo;

import dev.gradsmith.data.Idx;
import dev.gradsmith.data.Table;
import dev.gradsmith.runtime.DataSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** 6,000 handwritten digits in the format of MNIST's files: columns X [784 a row], brightness from 0 to 1, and digit. */
final class Digits {
    private static final int TRAINING = 5_000;

    private Digits() {}

    /** The first 5,000 digits to train on, the other 1,000 to test. */
    static DataSet.Split load() throws IOException {
        Path images = copy("digits-images.idx3-ubyte.gz");
        Path labels = copy("digits-labels.idx1-ubyte.gz");
        try {
            Table digits = Idx.readScaled(images, "image").with(Idx.read(labels, "label"));
            DataSet all =
                    digits.dataSet().floats("X", "image").ints("digit", "label").build();
            return new DataSet.Split(all.rows(0, TRAINING), all.rows(TRAINING, digits.rows()));
        } finally {
            Files.delete(images);
            Files.delete(labels);
        }
    }

    /** A resource as a file, which is what one usually has. */
    private static Path copy(String name) throws IOException {
        Path file = Files.createTempFile("digits", ".gz");
        try (InputStream resource = Digits.class.getResourceAsStream("/dev/gradsmith/examples/" + name)) {
            if (resource == null) {
                throw new IOException(name + " is not among the example's resources");
            }
            Files.copy(resource, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }
}
