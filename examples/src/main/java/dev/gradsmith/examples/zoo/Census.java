package dev.gradsmith.examples.zoo;

import dev.gradsmith.data.Libsvm;
import dev.gradsmith.data.Table;
import dev.gradsmith.examples.ExampleFile;
import java.io.IOException;

/**
 * Whether a person earns more than 50,000 dollars a year, by 123 yes-or-no answers of the census of 1994: columns features [123 a row] and label,
 * -1 or 1. The split is that of the tutorial's chapter on logistic regression.
 */
final class Census {
    static final int FEATURES = 123;

    private Census() {}

    /** 30,956 rows to train on, 1,605 to test. */
    static Table.Split load() throws IOException {
        return new Table.Split(read("adult-train.svm.gz"), read("adult-test.svm.gz"));
    }

    private static Table read(String name) throws IOException {
        return ExampleFile.read(name, file -> Libsvm.read(file, FEATURES));
    }
}
