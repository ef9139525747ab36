package dev.gradsmith.benchmarks;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import com.sun.jna.NativeLibrary;

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

    /**
     * To be called before an engine is first used. MXNet takes its number of threads from the environment alone, where its library finds
     * it when it is loaded.
     */
    static void useThreads(int threads) {
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        NativeLibrary.getInstance("c")
                .getFunction("setenv")
                .invokeInt(new Object[] {"OMP_NUM_THREADS", Integer.toString(threads), 1});
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

    /** The weights of a layer, with a row for each output, or its bias, which comes after them. */
    float[] parameter(int number) {
        return model.getBlock()
                .getParameters()
                .get(number)
                .getValue()
                .getArray()
                .toFloatArray();
    }

    /**
     * One update; gives the loss before it. All arrays that it makes are freed at its end, so that the next one finds their memory in the
     * cache: the library would keep them as long as the model.
     */
    float step(NDArray x, NDArray target) {
        try (NDScope scope = new NDScope();
                GradientCollector collector = trainer.newGradientCollector()) {
            scope.suppressNotUsedWarning();
            NDArray predicted = trainer.forward(new NDList(x)).singletonOrThrow();
            NDArray value = loss.evaluate(new NDList(target), new NDList(predicted));
            collector.backward(value);
            float before = value.getFloat();
            trainer.step();
            return before;
        }
    }

    /** What the model says; nothing else is left of it. */
    float[] predict(NDArray x) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            return trainer.evaluate(new NDList(x)).singletonOrThrow().toFloatArray();
        }
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }
}
