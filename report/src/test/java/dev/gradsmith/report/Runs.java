package dev.gradsmith.report;

import dev.gradsmith.runtime.Epoch;
import dev.gradsmith.runtime.History;
import dev.gradsmith.runtime.RandomStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Runs and reports to test with. */
final class Runs {
    private Runs() {}

    static History history(double... losses) {
        return new History(IntStream.range(0, losses.length)
                .mapToObj(i -> new Epoch(i + 1, losses[i], 250, 1_000, 3_000_000))
                .toList());
    }

    static double[] gaussian(int count, long seed) {
        RandomStream random = new RandomStream(seed);
        double[] values = new double[count];
        Arrays.setAll(values, i -> random.nextGaussian());
        return values;
    }

    /** Every section there is, with names and numbers that are hard to fit in. */
    static Report full() {
        int rows = 5_000;
        double[] actual = gaussian(rows, 1);
        double[] noise = gaussian(rows, 2);
        double[] predicted = new double[rows];
        Arrays.setAll(predicted, i -> actual[i] + 0.3 * noise[i]);
        int[] classes = new int[rows];
        Arrays.setAll(classes, i -> noise[i] > 0.4 ? 1 : 0);
        double[] probabilities = new double[rows];
        Arrays.setAll(probabilities, i -> 1 / (1 + Math.exp(-2 * noise[i])));
        Map<String, String> receipt = new LinkedHashMap<>();
        receipt.put("model", "0123456789abcdef".repeat(4));
        receipt.put("options", "epochs=4 batch=4 <shuffled> & \"quoted\"");
        return Report.of(history(21.2, 7.8, 2.9, 0.013))
                .title("A run with a very long title that needs more than one line of a phone, <b>unbroken</b>")
                .loss("validation loss of the part that was held back", 22, 8, 3.1, 0.02)
                .metric("accuracy", 0.5, 0.8, 0.9, 0.93)
                .regression(actual, predicted)
                .classNames("healthy", "ill")
                .binary(classes, probabilities)
                .parameter("w", 2f, -3.4f)
                .parameter("some.layer.with.a.long.name.W", gaussian(1_000, 3))
                .model(description())
                .receipt(receipt);
    }

    static ModelDescription description() {
        String formula = "<math displaystyle=\"true\"><mrow><mi>y</mi><mo>=</mo>"
                + "<mi>something</mi><mo>+</mo>".repeat(40) + "<mi>b</mi></mrow></math>";
        String graph =
                "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"900\" height=\"60\"><title>Graph</title>"
                        + "<rect width=\"890\" height=\"50\" fill=\"var(--ink-soft)\"/></svg>";
        return new ModelDescription(
                "Wide",
                "A model that is wider than a phone.",
                "0".repeat(64),
                List.of(new ModelDescription.Declared(
                        "input", "X", "[n, d]", "Features, of which there may be many & more.")),
                List.of(formula),
                List.of(formula),
                graph,
                "input X[n, d]   // " + "very ".repeat(40) + "wide\n");
    }
}
