package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.Kernels;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The thread on which kernels are warmed up, one after the other. It ends when there is nothing left to do. What is slow at a start is its
 * business too: to look for a provider, and to say once which kernels are used.
 */
final class WarmUp {
    private final Queue<Runnable> jobs = new ArrayDeque<>();
    private final Supplier<ProvidedKernels> search;
    private boolean running;
    private @Nullable ProvidedKernels provided;

    /** A warm-up with the kernels that a search finds; it is asked once. */
    WarmUp(Supplier<ProvidedKernels> search) {
        this.search = search;
    }

    /** Does the job soon. */
    synchronized void submit(Runnable job) {
        jobs.add(job);
        if (running) {
            return;
        }
        Thread thread = new Thread(this::run, "gradsmith-kernels");
        thread.setDaemon(true);
        running = true;
        try {
            thread.start();
        } catch (OutOfMemoryError noThread) {
            // Then the plain kernels go on.
            running = false;
        }
    }

    private void run() {
        for (Runnable job = next(); job != null; job = next()) {
            job.run();
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable job = jobs.poll();
        running = job != null;
        return job;
    }

    /** The kernels that may take over. For jobs. */
    synchronized Optional<Kernels> provided() {
        ProvidedKernels known = provided;
        if (known == null) {
            known = search.get();
            provided = known;
            Log.log(Level.INFO, known::message);
        }
        return known.kernels();
    }
}
