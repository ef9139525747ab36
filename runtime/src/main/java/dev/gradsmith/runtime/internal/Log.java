package dev.gradsmith.runtime.internal;

/** Where the runtime writes what goes on: the JDK's {@link System.Logger}, which every logging library can take over. */
public final class Log {
    private Log() {}

    /** The runtime's logger; {@code docs/training.md} says what is at which level. */
    public static System.Logger logger() {
        return System.getLogger("dev.gradsmith.runtime");
    }
}
