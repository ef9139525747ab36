package dev.gradsmith.progress;

import dev.gradsmith.runtime.Epoch;
import java.util.function.Consumer;

/**
 * Tells the JDK's Flight Recorder of each epoch, as events called {@code dev.gradsmith.Epoch}, beside the JVM's own of compilation and
 * garbage collection. Costs nothing that could be measured while no recording runs. To be made right before a run, for that run alone:
 *
 * <pre>{@code
 * trainer.fit(X, y, options.onEpoch(new EpochRecorder()));
 * }</pre>
 */
public final class EpochRecorder implements Consumer<Epoch> {
    private EpochEvent running = begun();

    @Override
    public void accept(Epoch epoch) {
        EpochEvent event = running;
        if (event.shouldCommit()) {
            event.number = epoch.number();
            event.meanLoss = epoch.meanLoss();
            event.validationLoss = epoch.validationLoss().orElse(Double.NaN);
            event.steps = epoch.steps();
            event.examples = epoch.examples();
            event.commit();
        }
        running = begun();
    }

    private static EpochEvent begun() {
        EpochEvent event = new EpochEvent();
        event.begin();
        return event;
    }
}
