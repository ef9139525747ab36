package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.Checkpoints;
import dev.gradsmith.runtime.Epoch;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.Receipt;
import dev.gradsmith.runtime.Safetensors;
import dev.gradsmith.runtime.SafetensorsException;
import dev.gradsmith.runtime.ValidationData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A fit that is written down: what it began with, how far it is, and at the end its receipt. */
final class Run {
    private static final String DATA = "run.data.sha256";
    private static final String START = "run.start.sha256";
    private static final String OPTION = "run.option.";

    private final FitOptions options;
    private final TrainerState state;
    private final int rows;
    private final String data;
    private final Optional<Checkpoints> checkpoints;
    private String start;
    private int begunWith;
    private boolean hasLast;
    private long stepsBegunWith;
    private long stepsWritten;
    private long timeWritten = System.nanoTime();

    private Run(FitOptions options, Training all, FitData parts) {
        this.options = options;
        this.state = all.state();
        this.rows = all.rows();
        this.checkpoints = options.checkpoints();
        Fingerprint fingerprint = new Fingerprint();
        all.describe(fingerprint);
        if (options.validation()
                .filter(data -> !(data instanceof ValidationData.Part))
                .isPresent()) {
            parts.validation().ifPresent(validation -> validation.describe(fingerprint));
        }
        this.data = fingerprint.hex();
        this.start = snapshot().hash();
    }

    /** Empty where the options ask for nothing that needs it. */
    static Optional<Run> of(FitOptions options, Training all, FitData parts) {
        return options.hasReceipt() ? Optional.of(new Run(options, all, parts)) : Optional.empty();
    }

    private Snapshot snapshot() {
        Snapshot snapshot = new Snapshot();
        state.store(snapshot);
        return snapshot;
    }

    /**
     * Where the file says that the fit goes on; where there is none, writes one.
     *
     * @throws UncheckedIOException if the file is of another run, or cannot be read or written
     */
    Optional<FitPosition> begin(FitPosition first) {
        if (checkpoints.isEmpty()) {
            return Optional.empty();
        }
        Path file = checkpoints.get().file();
        try {
            WholeFile.cleanFolderOf(file);
            if (Files.exists(file)) {
                FitPosition position = resume(Safetensors.read(file));
                begunWith = position.past().size();
                stepsBegunWith = position.steps();
                stepsWritten = position.steps();
                hasLast = position.last().length > 0;
                return Optional.of(position);
            }
            write(first);
            return Optional.empty();
        } catch (IOException e) {
            throw unchecked(e);
        }
    }

    private static UncheckedIOException unchecked(IOException e) {
        String what = e instanceof ClosedByInterruptException
                ? "interrupted while a checkpoint was read or written"
                : String.valueOf(e.getMessage());
        return new UncheckedIOException(what, e);
    }

    private FitPosition resume(Safetensors file) throws SafetensorsException {
        Checkpoint.requireTraining(file, state.source());
        if (!FitPosition.isIn(file)) {
            throw new SafetensorsException(
                    file.file(),
                    "it holds no run that could go on: it was saved without one. Load it, or choose another file for checkpoints");
        }
        requireSameRun(file);
        FitPosition position = FitPosition.of(file);
        int past = position.past().size();
        if (past > options.epochs()) {
            throw otherRun(
                    file,
                    "it has " + past + " epochs behind it, more than the " + options.epochs() + " of these options");
        }
        state.restore(file);
        return position;
    }

    private void requireSameRun(Safetensors file) throws SafetensorsException {
        Map<String, String> saved = file.metadata();
        if (!data.equals(saved.get(DATA))) {
            throw otherRun(file, "its data were others");
        }
        Map<String, String> now = optionsOfRun();
        for (Map.Entry<String, String> option : now.entrySet()) {
            String then = saved.getOrDefault(OPTION + option.getKey(), "not given");
            if (!then.equals(option.getValue())) {
                throw otherRun(file, option.getKey() + " was " + then + " and is " + option.getValue());
            }
        }
        if (!start.equals(saved.get(START))) {
            // Unless the trainer was loaded from this very file.
            Optional<String> difference = snapshot().difference(file);
            if (difference.isPresent()) {
                throw otherRun(file, "the trainer began as another: " + difference.get());
            }
        }
        start = saved.getOrDefault(START, start);
    }

    private static SafetensorsException otherRun(Safetensors file, String difference) {
        return new SafetensorsException(
                file.file(),
                "it is of another run: " + difference + ". To begin anew, delete it or choose another file");
    }

    /** A run may go on for more epochs than it was begun with. */
    private Map<String, String> optionsOfRun() {
        Map<String, String> entries = entries();
        entries.remove("epochs");
        return entries;
    }

    /** The options, and what else the bits of the parameters depend on. */
    private Map<String, String> entries() {
        Map<String, String> entries = new LinkedHashMap<>(options.entries());
        entries.put("sharingFrom", Long.toString(state.execution().leastShared()));
        return entries;
    }

    /** Writes the file if it is due between two steps. */
    void stepsMade(Supplier<FitPosition> current) {
        if (checkpoints.isPresent() && !(checkpoints.get().interval() instanceof Checkpoints.Interval.Epochs)) {
            writeIfDue(current.get());
        }
    }

    /** Writes the file if it is due between two epochs. */
    void epochMade(Supplier<FitPosition> current) {
        if (checkpoints.isPresent()) {
            writeIfDue(current.get());
        }
    }

    private void writeIfDue(FitPosition position) {
        Checkpoints.Interval interval = checkpoints.orElseThrow().interval();
        boolean due = interval instanceof Checkpoints.Interval.Epochs every
                ? position.past().size() % every.count() == 0
                : interval instanceof Checkpoints.Interval.Steps steps
                        ? position.steps() - stepsWritten >= steps.count()
                        : interval instanceof Checkpoints.Interval.Time time
                                && System.nanoTime() - timeWritten
                                        >= time.duration().toNanos();
        if (due) {
            writeOrThrow(position);
        }
    }

    /** Writes the file for the last time, unless all of it was there already: the steps, and that the best parameters were restored. */
    void end(FitPosition last) {
        boolean isNew = last.past().size() > begunWith || last.steps() > stepsBegunWith;
        if (checkpoints.isPresent() && (isNew || (last.last().length > 0 && !hasLast))) {
            writeOrThrow(last);
        }
    }

    /** Writes the file where the fit is about to fail for another reason. */
    void keep(FitPosition position, Throwable reason) {
        if (checkpoints.isEmpty()) {
            return;
        }
        try {
            write(position);
        } catch (IOException | RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    private void writeOrThrow(FitPosition position) {
        try {
            write(position);
        } catch (IOException e) {
            throw unchecked(e);
        }
    }

    /** An interrupt from before is for later: it may be what asked for the end, and would leave no file. */
    private void write(FitPosition position) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            writeNow(position);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void writeNow(FitPosition position) throws IOException {
        Snapshot snapshot = snapshot();
        position.store(snapshot);
        snapshot.put(DATA, data);
        snapshot.put(START, start);
        optionsOfRun().forEach((name, value) -> snapshot.put(OPTION + name, value));
        Path file = checkpoints.orElseThrow().file();
        snapshot.write(file, state.source());
        FitLog.written(file, position);
        stepsWritten = position.steps();
        timeWritten = System.nanoTime();
    }

    /** @param stopped where the fit was asked to end, if it was */
    Receipt receipt(List<Epoch> past, Optional<String> stopped) {
        Snapshot end = snapshot();
        Map<String, String> entries = new LinkedHashMap<>();
        ModelSource source = state.source();
        entries.put("model", source.name());
        entries.put("source", source.sha256());
        entries.put("statements", source.meaning());
        entries.put("data", data);
        entries.put("rows", Integer.toString(rows));
        entries.put("start", start);
        end.value("gradsmith.seed").ifPresent(seed -> entries.put("seed", seed));
        entries().forEach((name, value) -> entries.put("option." + name, value));
        stopped.ifPresent(where -> entries.put("stopped", where));
        entries.put("gradsmith", Versions.gradsmith());
        entries.put("java", Versions.java());
        entries.put("parameters", end.parametersHash());
        double[] losses = past.stream().mapToDouble(Epoch::meanLoss).toArray();
        return new Receipt(entries, losses);
    }
}
