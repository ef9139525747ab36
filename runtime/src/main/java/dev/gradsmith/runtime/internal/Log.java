package dev.gradsmith.runtime.internal;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the runtime writes what goes on: the JDK's {@link System.Logger}, which every logging library can take over; {@code docs/training.md} says what is at
 * which level.
 *
 * <p>A process that has not logged before needs some twenty to forty milliseconds to find its logger, many times what a small model's training takes. So a thread of
 * its own looks for it; what is logged until then is kept, and written by that thread, which the end of the process waits for.
 */
public final class Log {
    private static final String NAME = "dev.gradsmith.runtime";

    private record Message(Level level, Supplier<String> text) {}

    /** What was logged before the logger was there; also the lock. */
    private static final List<Message> EARLY = new ArrayList<>();

    private static boolean isLookedFor;
    private static volatile System.@Nullable Logger logger;

    private Log() {}

    /**
     * Logs a text, which is made where its level is on.
     *
     * @param text may be asked for later, by another thread
     */
    public static void log(Level level, Supplier<String> text) {
        System.Logger ready = logger;
        if (ready == null && !isKept(level, text)) {
            ready = logger;
        }
        if (ready != null) {
            ready.log(level, text);
        }
    }

    private static boolean isKept(Level level, Supplier<String> text) {
        synchronized (EARLY) {
            if (logger != null) {
                return false;
            }
            EARLY.add(new Message(level, text));
            lookForLogger();
            return true;
        }
    }

    /** Whether a text of this level may be written. */
    public static boolean isOn(Level level) {
        System.Logger ready = logger;
        return ready == null || ready.isLoggable(level);
    }

    /** Waits until what was logged is written. */
    public static void await() throws InterruptedException {
        synchronized (EARLY) {
            while (isLookedFor && logger == null) {
                EARLY.wait();
            }
        }
    }

    private static void lookForLogger() {
        if (isLookedFor) {
            return;
        }
        isLookedFor = true;
        try {
            new Thread(Log::find, "gradsmith-log").start();
        } catch (OutOfMemoryError noThread) {
            find();
        }
    }

    private static void find() {
        System.Logger found = null;
        try {
            found = System.getLogger(NAME);
        } finally {
            // Without a logger, since the process is not set up for one, what there is to write is dropped, and it is
            // looked for again.
            for (List<Message> early = taken(found); !early.isEmpty(); early = taken(found)) {
                write(found, early);
            }
        }
    }

    /** What was logged so far. If that is nothing, the logger is there for all from now on. */
    private static List<Message> taken(System.@Nullable Logger found) {
        synchronized (EARLY) {
            List<Message> early = found == null ? List.of() : List.copyOf(EARLY);
            EARLY.clear();
            if (early.isEmpty()) {
                logger = found;
                isLookedFor = found != null;
                EARLY.notifyAll();
            }
            return early;
        }
    }

    private static void write(System.@Nullable Logger found, List<Message> early) {
        for (Message message : early) {
            try {
                if (found != null) {
                    found.log(message.level, message.text);
                }
            } catch (RuntimeException | Error e) {
                // A handler that cannot write this one may write the next.
            }
        }
    }
}
