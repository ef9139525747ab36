package dev.gradsmith.runtime;

import dev.gradsmith.runtime.internal.HistoryText;
import dev.gradsmith.runtime.support.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The epochs of one call of {@code fit} that were completed, first to last. Immutable. */
public final class History {

    private final List<Epoch> epochs;
    private final Optional<Epoch> restored;
    private final Optional<Receipt> receipt;
    private final boolean isStopped;

    /** A history of these epochs, at least one. */
    public History(List<Epoch> epochs) {
        this(epochs, Optional.empty());
    }

    /** The same where the model has the parameters of another epoch than the last. */
    public History(List<Epoch> epochs, Optional<Epoch> restored) {
        this(epochs, restored, Optional.empty());
    }

    /** The same with the receipt of the run. */
    public History(List<Epoch> epochs, Optional<Epoch> restored, Optional<Receipt> receipt) {
        this(requireAny(epochs), restored, receipt, false);
    }

    private History(List<Epoch> epochs, Optional<Epoch> restored, Optional<Receipt> receipt, boolean isStopped) {
        this.epochs = List.copyOf(epochs);
        this.restored = restored;
        this.receipt = receipt;
        this.isStopped = isStopped;
    }

    private static List<Epoch> requireAny(List<Epoch> epochs) {
        if (epochs.isEmpty()) {
            throw new IllegalArgumentException("a history needs at least one epoch");
        }
        return epochs;
    }

    /** The history of a fit that was asked to end, with the epochs that were completed: none if that was in its first. */
    public static History stopped(List<Epoch> epochs, Optional<Epoch> restored, Optional<Receipt> receipt) {
        return new History(epochs, restored, receipt, true);
    }

    /** Whether the fit was asked to end, by {@link FitOptions#stopWhen}, before it had ended by itself. */
    public boolean isStopped() {
        return isStopped;
    }

    /** All epochs, first to last; not empty, unless the fit {@linkplain #isStopped was asked to end} in its first. */
    public List<Epoch> epochs() {
        return epochs;
    }

    /** The mean loss of each epoch; a new array each time. */
    public double[] meanLosses() {
        return epochs.stream().mapToDouble(Epoch::meanLoss).toArray();
    }

    /** The number that {@code monitor} watches, of each epoch; a new array each time. */
    public double[] values(Monitor monitor) {
        return epochs.stream().mapToDouble(monitor::of).toArray();
    }

    /**
     * The last epoch.
     *
     * @throws NoSuchElementException if the fit was asked to end in its first epoch
     */
    public Epoch last() {
        if (epochs.isEmpty()) {
            throw new NoSuchElementException("the fit was stopped in its first epoch, so that none was completed");
        }
        return epochs.get(epochs.size() - 1);
    }

    /** The epoch whose parameters the model was given back at the end, by {@link EarlyStopping}. Empty if it has those of the last. */
    public Optional<Epoch> restored() {
        return restored;
    }

    /** By which the run can be made again; empty unless {@link FitOptions#withReceipt()} or checkpoints ask for it. */
    public Optional<Receipt> receipt() {
        return receipt;
    }

    /** One line an epoch, under a line of names; each line ends with a newline. Seconds are decimal, numbers in full precision. */
    public String toCsv() {
        return HistoryText.csv(epochs);
    }

    /** An object with an array {@code epochs}, and {@code restored}, an epoch's number or null. A number that is not finite is null. */
    public String toJson() {
        return HistoryText.json(epochs, restored);
    }

    /** Writes {@link #toCsv} as UTF-8, whole or not at all; replaces a file that is there. */
    public void writeCsv(Path file) throws IOException {
        WholeFile.write(file, toCsv());
    }

    /** Writes {@link #toJson} as UTF-8, whole or not at all; replaces a file that is there. */
    public void writeJson(Path file) throws IOException {
        WholeFile.write(file, toJson());
    }

    /** One line an epoch. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Epoch epoch : epochs) {
            text.append(epoch).append('\n');
        }
        return text.toString();
    }
}
