package dev.gradsmith.examples.zoo;

import dev.gradsmith.data.Idx;
import dev.gradsmith.data.Table;
import dev.gradsmith.examples.ExampleFile;
import dev.gradsmith.runtime.DataSet;
import java.io.IOException;

/** 6,000 handwritten digits: columns X [784 a row], brightness from 0 to 1, and digit. */
final class Digits {
    private static final int TRAINING = 5_000;

    private Digits() {}

    /** The first 5,000 digits to train on, the other 1,000 to test. */
    static DataSet.Split load() throws IOException {
        Table pictures = ExampleFile.read("digits-images-idx3-ubyte.gz", file -> Idx.readScaled(file, "X"));
        Table labels = ExampleFile.read("digits-labels-idx1-ubyte.gz", file -> Idx.read(file, "digit"));
        DataSet all = pictures.with(labels)
                .dataSet()
                .floats("X", "X")
                .ints("digit", "digit")
                .build();
        return new DataSet.Split(all.rows(0, TRAINING), all.rows(TRAINING, all.rows()));
    }
}
