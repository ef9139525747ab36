package dev.gradsmith.examples.zoo;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Trains every model of the zoo and prints how good each got, and how long that took. */
public final class ModelZoo {
    /** Trains one model. */
    @FunctionalInterface
    interface Member {
        Quality train() throws IOException;
    }

    static final List<Member> MEMBERS = List.of(
            Classification::logistic,
            Classification::supportVectors,
            Classification::softmax,
            Classification::perceptron,
            Classification::dropout,
            Regressions::ridge,
            Regressions::lasso,
            Regressions::poisson,
            Regressions::negativeBinomial,
            Regressions::quantile,
            Regressions::huber,
            Structures::factorizationMachine,
            Structures::matrixFactorization,
            Structures::autoencoder,
            Structures::gaussianMixture,
            Structures::differentialEquation);

    private ModelZoo() {}

    public static void main(String[] arguments) throws IOException {
        for (Member member : MEMBERS) {
            long start = System.nanoTime();
            Quality quality = member.train();
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.println(String.format(
                    Locale.ROOT,
                    "%-36s %-34s %.5f   %.1f s",
                    quality.model(),
                    quality.measure(),
                    quality.value(),
                    seconds));
        }
    }
}
