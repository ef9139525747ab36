package dev.gradsmith.report;

import dev.gradsmith.report.chart.NumberText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Classes that a model predicted, with or without their probabilities, against those that were observed. */
final class ClassificationSection implements Section {
    private final Confusion confusion;
    private final int rows;
    private final Optional<Calibration> calibration;
    private final String probabilityOf;

    private ClassificationSection(
            Confusion confusion, int rows, Optional<Calibration> calibration, String probabilityOf) {
        this.confusion = confusion;
        this.rows = rows;
        this.calibration = calibration;
        this.probabilityOf = probabilityOf;
    }

    /** @param names of the classes; their numbers where there are none */
    static ClassificationSection of(int[] actual, int[] predicted, List<String> names) {
        int[] copy = predicted.clone();
        requireRows(actual.length, copy.length, "predicted classes");
        int classes = Math.max(names.size(), 1 + Math.max(greatest(actual), greatest(copy)));
        List<String> all = named(classes, names);
        requireClasses("actual", actual, all.size());
        requireClasses("predicted", copy, all.size());
        return new ClassificationSection(Confusion.of(actual, copy, all), actual.length, Optional.empty(), "");
    }

    /** Two classes, 0 and 1, of which 1 has these probabilities. */
    static ClassificationSection binary(int[] actual, Values probabilities, List<String> names) {
        requireRows(actual.length, probabilities.length(), "probabilities");
        List<String> all = named(2, names);
        requireClasses("actual", actual, 2);
        requireProbabilities(probabilities);
        int[] predicted = new int[actual.length];
        Arrays.setAll(predicted, i -> probabilities.get(i) >= 0.5 ? 1 : 0);
        IntPredicate happens = i -> actual[i] == 1;
        return new ClassificationSection(
                Confusion.of(actual, predicted, all),
                actual.length,
                Optional.of(new Calibration(probabilities, happens)),
                "probability of " + all.get(1));
    }

    /** Any number of classes; each row of {@code probabilities} has one for each class. */
    static ClassificationSection multiclass(int[] actual, Values probabilities, int classes, List<String> names) {
        if (classes < 2) {
            throw new IllegalArgumentException("there must be at least 2 classes, not " + classes);
        }
        requireRows(Math.multiplyExact(actual.length, classes), probabilities.length(), "probabilities");
        List<String> all = named(classes, names);
        requireClasses("actual", actual, classes);
        requireProbabilities(probabilities);
        int[] predicted = new int[actual.length];
        Arrays.setAll(predicted, i -> mostProbable(probabilities, i, classes));
        Values greatest = new Values(actual.length, i -> probabilities.get(i * classes + predicted[i]));
        return new ClassificationSection(
                Confusion.of(actual, predicted, all),
                actual.length,
                Optional.of(new Calibration(greatest, i -> actual[i] == predicted[i])),
                "probability of the predicted class");
    }

    private static int mostProbable(Values probabilities, int row, int classes) {
        int best = 0;
        for (int i = 1; i < classes; i++) {
            best = probabilities.get(row * classes + i) > probabilities.get(row * classes + best) ? i : best;
        }
        return best;
    }

    private static void requireRows(int wanted, int given, String what) {
        if (wanted == 0) {
            throw new IllegalArgumentException("there are no actual classes");
        }
        if (wanted != given) {
            throw new IllegalArgumentException(
                    "there are " + given + " " + what + " for actual classes that need " + wanted);
        }
    }

    private static List<String> named(int classes, List<String> names) {
        if (names.isEmpty()) {
            return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
        }
        if (names.size() != classes) {
            throw new IllegalArgumentException(
                    "there are names for " + names.size() + " classes, but " + classes + " classes");
        }
        return names;
    }

    private static int greatest(int[] classes) {
        return Arrays.stream(classes).max().orElse(0);
    }

    private static void requireClasses(String what, int[] classes, int count) {
        for (int i = 0; i < classes.length; i++) {
            if (classes[i] < 0 || classes[i] >= count) {
                throw new IllegalArgumentException(
                        "the " + what + " class of row " + i + " is " + classes[i] + ", not from 0 to " + (count - 1));
            }
        }
    }

    private static void requireProbabilities(Values probabilities) {
        for (int i = 0; i < probabilities.length(); i++) {
            double value = probabilities.get(i);
            // Room for what a softmax of floats may round to.
            if (!(value >= 0 && value <= 1 + 1e-5)) {
                throw new IllegalArgumentException("probability " + i + " is " + value + ", not from 0 to 1");
            }
        }
    }

    @Override
    public String title() {
        return "Classification";
    }

    @Override
    public void write(Html html) {
        Facts facts = new Facts()
                .add("Rows", NumberText.whole(rows))
                .add("Accuracy", Confusion.percent((double) confusion.right() / rows));
        calibration.ifPresent(one -> facts.add("Brier score", NumberText.significant(one.brier(), 3))
                .add("Calibration error", NumberText.significant(one.error(), 3)));
        facts.write(html);
        html.open("div", "class", "figures");
        html.open("figure", "class", confusion.isWide() ? "wide" : "narrow").element("h3", "Confusion matrix");
        confusion.write(html);
        html.open("details").element("summary", "Precision and recall");
        confusion.table().write(html, "Of each class");
        html.close("details").close("figure");
        calibration.ifPresent(one -> one.figure(probabilityOf).write(html));
        html.close("div");
    }
}
