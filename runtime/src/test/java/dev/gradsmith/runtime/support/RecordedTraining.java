package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.DataSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Records which rows each step got, and gives the losses 1, 2, 3 and so on. Its one hyperparameter is {@code rate}, its one parameter
 * the number of steps that there have been; what it measures is to be said beforehand.
 */
public class RecordedTraining implements Training {
    private final List<List<Integer>> batches;
    private final List<Double> rates;
    private final int[] rows;
    private final double[] measured;
    private final int[] evaluations = {0};
    private double rate = 0.5;
    private double parameter;

    public RecordedTraining(int rows) {
        this(IntStream.range(0, rows).toArray(), new ArrayList<>(), new ArrayList<>());
    }

    /** @param measured the loss at each evaluation; the metric {@code mae} is twice that */
    RecordedTraining(int rows, double... measured) {
        this(IntStream.range(0, rows).toArray(), new ArrayList<>(), new ArrayList<>(), measured);
    }

    private RecordedTraining(int[] rows, List<List<Integer>> batches, List<Double> rates, double... measured) {
        this.rows = rows;
        this.batches = batches;
        this.rates = rates;
        this.measured = measured;
    }

    /** The rows of each batch, by their numbers in the data that is trained on. */
    public List<List<Integer>> batches() {
        return batches;
    }

    /** The rate at each step. */
    List<Double> rates() {
        return rates;
    }

    /** All rows in the order in which they were trained on. */
    List<Integer> visited() {
        return batches.stream().flatMap(List::stream).toList();
    }

    @Override
    public int rows() {
        return rows.length;
    }

    @Override
    public double step(int[] order, int from, int count) {
        IntStream places =
                order.length == 0 ? IntStream.range(from, from + count) : Arrays.stream(order, from, from + count);
        batches.add(places.map(place -> rows[place]).boxed().toList());
        rates.add(rate);
        parameter++;
        return batches.size();
    }

    @Override
    public Training part(int[] some) {
        return new RecordedTraining(
                Arrays.stream(some).map(place -> rows[place]).toArray(), batches, rates, measured);
    }

    @Override
    public Training on(DataSet data) {
        return new RecordedTraining(
                IntStream.range(0, data.rows()).toArray(), new ArrayList<>(), new ArrayList<>(), measured);
    }

    @Override
    public List<String> measures() {
        return List.of("loss", "mae");
    }

    @Override
    public double[] evaluate() {
        double loss = measured[evaluations[0]++];
        return new double[] {loss, 2 * loss};
    }

    @Override
    public List<String> hyperparameters() {
        return List.of("rate");
    }

    @Override
    public double hyperparameter(String name) {
        return rate;
    }

    @Override
    public void hyperparameter(String name, double value) {
        rate = value;
    }

    @Override
    public double[] parameters() {
        return new double[] {parameter};
    }

    @Override
    public void parameters(double[] values) {
        parameter = values[0];
    }

    @Override
    public Optional<NonFinite.Found> nonFinite(int[] order, int from, int count) {
        return Optional.of(new NonFinite.Found("`y` (Model.grad:3) is not finite in row " + from, "do something"));
    }
}
