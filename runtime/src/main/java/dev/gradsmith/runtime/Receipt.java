package dev.gradsmith.runtime;

import dev.gradsmith.runtime.internal.ReceiptText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a run was, by which it can be made again and known to be the same: the SHA-256 of the model's text, of the data, and of the trainer
 * at the start; options, seed, versions; the loss of each epoch, and the SHA-256 of the parameters in the end. Immutable.
 */
public final class Receipt {
    /** What may differ without a part in the bits, so long as Gradsmith keeps its word. */
    private static final Set<String> CIRCUMSTANCES = Set.of("source", "gradsmith", "java");

    private final Map<String, String> entries;
    private final double[] losses;

    /**
     * A receipt.
     *
     * @param entries all but the losses, by name
     * @param losses the mean loss of each epoch
     */
    public Receipt(Map<String, String> entries, double[] losses) {
        this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        this.losses = losses.clone();
    }

    /**
     * What came of doing a run again.
     *
     * @param differences what is not the same, a line each; empty if all bits agree
     * @param circumstances versions that are not the same, a line each: a reason for differences, but none in themselves
     */
    public record Verification(List<String> differences, List<String> circumstances) {
        /** Copies the lists. */
        public Verification {
            differences = List.copyOf(differences);
            circumstances = List.copyOf(circumstances);
        }

        /** Whether data, options, every loss and every parameter have the same bits. */
        public boolean agrees() {
            return differences.isEmpty();
        }

        /** One line, or one for each difference. */
        @Override
        public String toString() {
            List<String> lines = new ArrayList<>();
            lines.add(agrees() ? "the same bits" : "not the same run:");
            differences.forEach(line -> lines.add("  " + line));
            circumstances.forEach(line -> lines.add((agrees() ? "  although " : "  perhaps because ") + line));
            return String.join("\n", lines);
        }
    }

    /** All but the losses, by name, in their order. */
    public Map<String, String> entries() {
        return entries;
    }

    /** The mean loss of each epoch; a new array each time. */
    public double[] losses() {
        return losses.clone();
    }

    /**
     * Makes the run again and compares.
     *
     * @param run builds the trainer as it was, and fits it with options that ask for a receipt
     * @return whether the bits agree, and what differs if not
     */
    public Verification verify(Supplier<History> run) {
        return compare(run.get()
                .receipt()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the run again has no receipt: ask for it with FitOptions.withReceipt()")));
    }

    /** Compares with the receipt of a run that was made later. */
    public Verification compare(Receipt again) {
        List<String> differences = new ArrayList<>();
        List<String> circumstances = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>(entries.keySet());
        names.addAll(again.entries.keySet());
        for (String name : names) {
            String then = entries.getOrDefault(name, "not given");
            String now = again.entries.getOrDefault(name, "not given");
            if (!then.equals(now)) {
                (CIRCUMSTANCES.contains(name) ? circumstances : differences)
                        .add(title(name) + ": " + then + " then, " + now + " now");
            }
        }
        firstOtherLoss(again).ifPresent(differences::add);
        return new Verification(differences, circumstances);
    }

    private static String title(String name) {
        return switch (name) {
            case "data" -> "the data";
            case "start" -> "parameters and hyperparameters at the start";
            case "parameters" -> "parameters in the end";
            case "statements" -> "what the model file says";
            case "source" -> "the text of the model file";
            default -> name;
        };
    }

    private Optional<String> firstOtherLoss(Receipt again) {
        for (int i = 0; i < Math.min(losses.length, again.losses.length); i++) {
            if (Double.doubleToLongBits(losses[i]) != Double.doubleToLongBits(again.losses[i])) {
                return Optional.of(
                        "the loss of epoch " + (i + 1) + ": " + losses[i] + " then, " + again.losses[i] + " now");
            }
        }
        return losses.length == again.losses.length
                ? Optional.empty()
                : Optional.of("epochs: " + losses.length + " then, " + again.losses.length + " now");
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if it cannot be read, or is no receipt; the message names the file and what is wrong
     */
    public static Receipt read(Path file) throws IOException {
        return ReceiptText.read(file);
    }

    /** Writes it as JSON, all of it or nothing; losses are text, so that they keep all bits. */
    public void write(Path file) throws IOException {
        ReceiptText.write(file, this);
    }

    /** The JSON that {@link #write} writes. */
    public String toJson() {
        return ReceiptText.of(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Receipt receipt
                && entries.equals(receipt.entries)
                && Arrays.equals(losses, receipt.losses);
    }

    @Override
    public int hashCode() {
        return Objects.hash(entries, Arrays.hashCode(losses));
    }

    /** Its JSON. */
    @Override
    public String toString() {
        return toJson();
    }
}
