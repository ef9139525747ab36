package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.Epoch;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.Schedule;
import dev.gradsmith.runtime.internal.Plateau;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The hyperparameters with a schedule: it sets them in the course of a fit, and back at its end. */
final class Scheduled {
    private final Training training;
    private final Map<String, Schedule> ofEpochs;
    private final Map<String, Schedule> ofSteps;
    private final Map<String, Double> initial = new LinkedHashMap<>();

    /** @throws IllegalArgumentException if the model has no hyperparameter of a schedule's name */
    Scheduled(FitOptions options, Training training) {
        this.training = training;
        this.ofEpochs = options.schedules();
        this.ofSteps = options.stepSchedules();
        Stream.concat(ofEpochs.keySet().stream(), ofSteps.keySet().stream()).forEach(name -> {
            require(name);
            initial.put(name, training.hyperparameter(name));
        });
    }

    private void require(String name) {
        List<String> all = training.hyperparameters();
        if (all.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no hyperparameter '" + name + "' to schedule: declare it in the model, as" + " 'hyper "
                            + name + " = 0.1', and use it, as in 'sgd(rate = " + name + ")'");
        }
        if (!all.contains(name)) {
            throw new IllegalArgumentException("there is no hyperparameter '" + name + "' to schedule"
                    + Spelling.nearest(name, all)
                            .map(nearest -> "; did you mean '" + nearest + "'?")
                            .orElse(".")
                    + " The model has " + String.join(", ", all));
        }
    }

    /** What each had when the fit began. */
    Map<String, Double> initial() {
        return initial;
    }

    /** In place of what the trainer had when it was loaded in the course of a fit. */
    void initial(Map<String, Double> values) {
        initial.replaceAll((name, value) -> values.getOrDefault(name, value));
    }

    boolean hasSteps() {
        return !ofSteps.isEmpty();
    }

    void beforeEpoch(List<Epoch> past) {
        logPlateaus(past);
        set(ofEpochs, new Schedule.Progress(past.size(), past));
    }

    /** @param epochs how many have passed, with the fraction of this one */
    void beforeStep(double epochs, List<Epoch> past) {
        set(ofSteps, new Schedule.Progress(epochs, past));
    }

    private void set(Map<String, Schedule> schedules, Schedule.Progress progress) {
        schedules.forEach((name, schedule) ->
                training.hyperparameter(name, initial.getOrDefault(name, 0.0) * schedule.factor(progress)));
    }

    private void logPlateaus(List<Epoch> past) {
        if (past.isEmpty() || !FitLog.isOnForChanges()) {
            return;
        }
        Map<String, Double> before = past.get(past.size() - 1).scheduled();
        Schedule.Progress progress = new Schedule.Progress(past.size(), past);
        initial.forEach((name, value) -> {
            Schedule schedule = ofEpochs.getOrDefault(name, ofSteps.get(name));
            if (schedule instanceof Plateau) {
                double now = value * schedule.factor(progress);
                double then = before.getOrDefault(name, now);
                if (now < then) {
                    FitLog.lowered(name, then, now, past.size() + 1);
                }
            }
        });
    }

    /** What each has now. */
    Map<String, Double> now() {
        Map<String, Double> values = new LinkedHashMap<>();
        initial.keySet().forEach(name -> values.put(name, training.hyperparameter(name)));
        return values;
    }

    void reset() {
        initial.forEach(training::hyperparameter);
    }
}
