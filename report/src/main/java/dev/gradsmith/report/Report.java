package dev.gradsmith.report;

import dev.gradsmith.runtime.History;
import dev.gradsmith.runtime.Receipt;
import dev.gradsmith.runtime.Tensor;
import dev.gradsmith.runtime.support.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A training run as one HTML page, which needs nothing else: no other file, no network, no script. What is not given is left out.
 *
 * <pre>{@code
 * Report.of(history)
 *         .model(LinearRegression.class)
 *         .regression(observed, model.y(features))
 *         .parameter("w", model.w())
 *         .write(Path.of("report.html"));
 * }</pre>
 *
 * Each method changes this report and returns it. Arrays are read when the page is made, and not copied.
 */
public final class Report {
    private String title;
    private Optional<CurveSection> curves = Optional.empty();
    private final List<Section> predictions = new ArrayList<>();
    private final ParameterSection parameters = new ParameterSection();
    private boolean anyParameters;
    private Optional<ModelSection> model = Optional.empty();
    private Optional<ReceiptSection> receipt = Optional.empty();
    private List<String> classNames = List.of();

    private Report(String title) {
        this.title = title;
    }

    /**
     * A report with the loss of each epoch, and the receipt of the run where it has one. There are no curves if the fit was stopped in its
     * first epoch.
     */
    public static Report of(History history) {
        Report report = new Report("Training run");
        report.curves =
                Optional.of(history).filter(any -> !any.epochs().isEmpty()).map(CurveSection::new);
        history.receipt().ifPresent(report::receipt);
        return report;
    }

    /** A report without a history, for models that were fitted in another way. */
    public static Report titled(String title) {
        return new Report(title);
    }

    /** The page's heading. */
    public Report title(String text) {
        title = text;
        return this;
    }

    /**
     * Another loss of each epoch, such as that of validation data, in the chart of the training loss.
     *
     * @throws IllegalArgumentException if there is not one for each epoch, or the name is taken
     */
    public Report loss(String name, double... values) {
        history().addLoss(name, values);
        return this;
    }

    /** A metric of each epoch, in a chart of its own; see {@link #loss}. */
    public Report metric(String name, double... values) {
        history().addMetric(name, values);
        return this;
    }

    private CurveSection history() {
        return curves.orElseThrow(
                () -> new IllegalStateException("this report has no history; begin with Report.of(history)"));
    }

    /**
     * Predicted numbers against actual ones.
     *
     * @throws IllegalArgumentException if there are not equally many of both, or none
     */
    public Report regression(float[] actual, float[] predicted) {
        return add(new RegressionSection(Values.of(actual), Values.of(predicted)));
    }

    /** See {@link #regression(float[], float[])}. */
    public Report regression(double[] actual, double[] predicted) {
        return add(new RegressionSection(Values.of(actual), Values.of(predicted)));
    }

    /** What the classes of a classification that is added after this are called, from class 0 on. */
    public Report classNames(String... names) {
        classNames = List.of(names);
        return this;
    }

    /**
     * Predicted classes against actual ones, counted from 0.
     *
     * @throws IllegalArgumentException if there are not equally many of both, or none, or one is negative or has no name
     */
    public Report classification(int[] actual, int[] predicted) {
        return add(ClassificationSection.of(actual, predicted, classNames));
    }

    /**
     * Two classes, 0 and 1, of which class 1 was said to be so probable.
     *
     * @throws IllegalArgumentException if there are not equally many of both, a class is neither, or a probability is not from 0 to 1
     */
    public Report binary(int[] actual, float[] probabilities) {
        return add(ClassificationSection.binary(actual, Values.of(probabilities), classNames));
    }

    /** See {@link #binary(int[], float[])}. */
    public Report binary(int[] actual, double[] probabilities) {
        return add(ClassificationSection.binary(actual, Values.of(probabilities), classNames));
    }

    /**
     * Actual classes, counted from 0, and the probability of each class.
     *
     * @param probabilities {@code [rows, classes]}
     * @throws IllegalArgumentException if these sizes do not fit, a class is none, or a probability is not from 0 to 1
     */
    public Report multiclass(int[] actual, float[] probabilities, int classes) {
        return add(ClassificationSection.multiclass(actual, Values.of(probabilities), classes, classNames));
    }

    /** See {@link #multiclass(int[], float[], int)}. */
    public Report multiclass(int[] actual, double[] probabilities, int classes) {
        return add(ClassificationSection.multiclass(actual, Values.of(probabilities), classes, classNames));
    }

    private Report add(Section section) {
        predictions.add(section);
        return this;
    }

    /**
     * A parameter that was learned.
     *
     * @throws IllegalArgumentException if it has no numbers, or the name is taken
     */
    public Report parameter(String name, float... values) {
        return parameter(name, Values.of(values));
    }

    /** See {@link #parameter(String, float...)}. */
    public Report parameter(String name, double... values) {
        return parameter(name, Values.of(values));
    }

    /** Parameters by name, such as those of a file that a model was saved to; see {@link #parameter(String, float...)}. */
    public Report parameters(Map<String, Tensor> tensors) {
        tensors.forEach((name, tensor) -> parameter(name, values(tensor)));
        return this;
    }

    private static Values values(Tensor tensor) {
        return switch (tensor.dtype()) {
            case "F32" -> Values.of(tensor.floats());
            case "F64" -> Values.of(tensor.doubles());
            case "I32" -> Values.of(tensor.ints());
            default -> Values.of(tensor.longs());
        };
    }

    private Report parameter(String name, Values values) {
        if (values.length() == 0) {
            throw new IllegalArgumentException("the parameter '" + name + "' has no numbers");
        }
        parameters.add(name, values);
        anyParameters = true;
        return this;
    }

    /**
     * The model's formulas, graph and source.
     *
     * @param generated the class that was generated from the model
     * @throws IllegalArgumentException if there is no description of a model beside the class
     */
    public Report model(Class<?> generated) {
        return model(ModelDescription.of(generated));
    }

    /** See {@link #model(Class)}; for descriptions from elsewhere. */
    public Report model(ModelDescription description) {
        model = Optional.of(new ModelSection(description));
        return this;
    }

    /** What it takes to do the run again; {@link #of} finds that of its history by itself. The losses are in the chart. */
    public Report receipt(Receipt of) {
        return receipt(of.entries());
    }

    /** What it takes to do the run again: names and values, in their order. */
    public Report receipt(Map<String, String> entries) {
        receipt = Optional.of(new ReceiptSection(entries));
        return this;
    }

    /**
     * The page.
     *
     * @throws IllegalStateException if nothing was given to show
     */
    public String html() {
        List<Section> sections = new ArrayList<>();
        curves.ifPresent(sections::add);
        sections.addAll(predictions);
        if (anyParameters) {
            sections.add(parameters);
        }
        model.ifPresent(sections::add);
        receipt.ifPresent(sections::add);
        if (sections.isEmpty()) {
            throw new IllegalStateException("there is nothing to report");
        }
        return Page.of(title, sections);
    }

    /**
     * Writes the page to a file, whole or not at all; replaces one that is there, and makes the folders that it is to be in.
     *
     * @throws IOException if the file cannot be written; one that was there is still as it was then
     */
    public void write(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        WholeFile.write(file, html());
    }
}
