package dev.gradsmith.benchmarks;

import java.util.Map;
import java.util.Objects;
import org.nd4j.autodiff.listeners.records.History;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** A model in SameDiff, with the names x, t and loss, that takes steps on one batch. */
final class SameDiffModel {
    private final SameDiff graph;
    private final DataSet batch;

    private SameDiffModel(SameDiff graph, DataSet batch, double rate) {
        this.graph = graph;
        this.batch = batch;
        graph.setLossVariables("loss");
        graph.setTrainingConfig(TrainingConfig.builder()
                .updater(new Sgd(rate))
                .dataSetFeatureMapping("x")
                .dataSetLabelMapping("t")
                .build());
    }

    /** To be called first. */
    static void useThreads(int threads) {
        Nd4j.getEnvironment().setMaxMasterThreads(threads);
        Nd4j.getEnvironment().setMaxThreads(threads);
    }

    static INDArray gaussian(long seed, int rows, int columns) {
        return Nd4j.createFromArray(Numbers.gaussian(rows * columns, seed)).reshape(rows, columns);
    }

    /** The tutorial's regression. */
    static SameDiffModel tutorial(double rate) {
        SameDiff graph = SameDiff.create();
        SDVariable x = graph.placeHolder("x", DataType.FLOAT, -1, 2);
        SDVariable t = graph.placeHolder("t", DataType.FLOAT, -1, 1);
        SDVariable y = x.mmul(graph.var("w", gaussian(3, 2, 1))).add(graph.var("b", Nd4j.zeros(DataType.FLOAT, 1)));
        graph.math().square(y.sub(t)).mean("loss");
        return new SameDiffModel(graph, new DataSet(gaussian(1, 4, 2), gaussian(2, 4, 1)), rate);
    }

    /** The network 784-256-256-10. */
    static SameDiffModel network(int examples, double rate) {
        SameDiff graph = SameDiff.create();
        SDVariable x = graph.placeHolder("x", DataType.FLOAT, -1, 784);
        SDVariable t = graph.placeHolder("t", DataType.FLOAT, -1, 10);
        SDVariable first = graph.nn().relu(dense(graph, x, 784, 256, 1), 0);
        SDVariable second = graph.nn().relu(dense(graph, first, 256, 256, 2), 0);
        SDVariable z = dense(graph, second, 256, 10, 3).rename("z");
        graph.loss().softmaxCrossEntropy("loss", t, z, null);
        DataSet batch = new DataSet(gaussian(1, examples, 784), oneOfTen(Numbers.labels(examples, 10, 2)));
        return new SameDiffModel(graph, batch, rate);
    }

    private static INDArray oneOfTen(int[] digits) {
        INDArray rows = Nd4j.zeros(DataType.FLOAT, digits.length, 10);
        for (int i = 0; i < digits.length; i++) {
            rows.putScalar(i, digits[i], 1);
        }
        return rows;
    }

    private static SDVariable dense(SameDiff graph, SDVariable from, int inputs, int outputs, int layer) {
        INDArray weights = Nd4j.createFromArray(OnnxNetwork.weights(inputs, outputs, layer))
                .reshape(inputs, outputs);
        SDVariable bias = graph.var("b" + layer, Nd4j.zeros(DataType.FLOAT, outputs));
        return from.mmul(graph.var("w" + layer, weights)).add(bias);
    }

    /** One update. Its history holds no loss, which the release at hand records as 0. */
    History step() {
        return graph.fit(batch);
    }

    /** One update of the network from other pictures. */
    History step(float[] pictures, int[] digits) {
        return graph.fit(new DataSet(rows(pictures), oneOfTen(digits)));
    }

    /** What the network says of pictures. */
    float[] predict(float[] pictures) {
        return Objects.requireNonNull(graph.output(Map.of("x", rows(pictures)), "z").get("z"))
                .data()
                .asFloat();
    }

    private static INDArray rows(float[] pictures) {
        return Nd4j.createFromArray(pictures).reshape(pictures.length / 784, 784);
    }

    float[] parameter(String name) {
        return graph.getArrForVarName(name).data().asFloat();
    }
}
