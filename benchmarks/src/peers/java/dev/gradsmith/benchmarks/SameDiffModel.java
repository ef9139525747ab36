package dev.gradsmith.benchmarks;

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
        SDVariable z = dense(graph, second, 256, 10, 3);
        graph.loss().softmaxCrossEntropy("loss", t, z, null);
        INDArray digits = Nd4j.zeros(DataType.FLOAT, examples, 10);
        int[] labels = Numbers.labels(examples, 10, 2);
        for (int i = 0; i < examples; i++) {
            digits.putScalar(i, labels[i], 1);
        }
        return new SameDiffModel(graph, new DataSet(gaussian(1, examples, 784), digits), rate);
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

    float[] parameter(String name) {
        return graph.getArrForVarName(name).data().asFloat();
    }
}
