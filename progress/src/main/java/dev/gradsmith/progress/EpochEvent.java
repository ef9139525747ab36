package dev.gradsmith.progress;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** One pass over the data, as the Flight Recorder keeps it. Its time is from the end of the pass before. */
@Name("dev.gradsmith.Epoch")
@Label("Epoch")
@Description("One pass over the training data")
@Category({"Gradsmith", "Training"})
@StackTrace(false)
final class EpochEvent extends Event {
    @Label("Number")
    int number;

    @Label("Mean Loss")
    double meanLoss;

    @Label("Validation Loss")
    @Description("Of the validation data after the epoch; NaN where there is none")
    double validationLoss;

    @Label("Steps")
    long steps;

    @Label("Examples")
    long examples;
}
