package dev.gradsmith.runtime;

import java.util.List;

/** The epochs of one call of {@code fit}, first to last. Immutable. */
public final class History {

    private final List<Epoch> epochs;

    /** A history of these epochs, at least one. */
    public History(List<Epoch> epochs) {
        if (epochs.isEmpty()) {
            throw new IllegalArgumentException("a history needs at least one epoch");
        }
        this.epochs = List.copyOf(epochs);
    }

    /** All epochs, first to last; never empty. */
    public List<Epoch> epochs() {
        return epochs;
    }

    /** The mean loss of each epoch; a new array each time. */
    public double[] meanLosses() {
        return epochs.stream().mapToDouble(Epoch::meanLoss).toArray();
    }

    /** The last epoch. */
    public Epoch last() {
        return epochs.get(epochs.size() - 1);
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
