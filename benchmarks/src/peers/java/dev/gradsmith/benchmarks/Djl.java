package dev.gradsmith.benchmarks;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;

/** A model in another engine, through the Deep Java Library. */
final class Djl implements AutoCloseable {
    private final Model model;
    private final Trainer trainer;
    private final Loss loss;

    /** @param rate of plain stochastic gradient descent */
    Djl(String engine, Block block, Shape input, Loss loss, float rate) {
        this.loss = loss;
        model = Model.newInstance("peer", Device.cpu(), engine);
        model.setBlock(block);
        Optimizer descent =
                Optimizer.sgd().setLearningRateTracker(Tracker.fixed(rate)).build();
        trainer = model.newTrainer(
                new DefaultTrainingConfig(loss).optOptimizer(descent).optDevices(new Device[] {Device.cpu()}));
        trainer.initialize(input);
    }

    /** To be called before an engine is first used. */
    static void useThreads(int threads) {
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    }

    static Engine engine(String name) {
        return Engine.getEngine(name);
    }

    NDArray array(float[] values, Shape shape) {
        return model.getNDManager().create(values, shape);
    }

    NDArray array(int[] values) {
        return model.getNDManager().create(values);
    }

    /** One update; gives the loss before it. */
    float step(NDArray x, NDArray target) {
        try (GradientCollector collector = trainer.newGradientCollector()) {
            NDArray predicted = trainer.forward(new NDList(x)).singletonOrThrow();
            NDArray value = loss.evaluate(new NDList(target), new NDList(predicted));
            collector.backward(value);
            float before = value.getFloat();
            trainer.step();
            predicted.close();
            value.close();
            return before;
        }
    }

    float[] predict(NDArray x) {
        try (NDArray predicted = trainer.evaluate(new NDList(x)).singletonOrThrow()) {
            return predicted.toFloatArray();
        }
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }
}
