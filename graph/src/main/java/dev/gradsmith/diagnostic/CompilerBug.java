package dev.gradsmith.diagnostic;

import org.jspecify.annotations.Nullable;

/** The compiler broke one of its own rules. A model file, however bad, is never the reason for this to be thrown. */
public final class CompilerBug extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String what;

    public CompilerBug(String phase, String what) {
        this("(" + phase + "): " + what, "the model file", null);
    }

    private CompilerBug(String what, String file, @Nullable CompilerBug cause) {
        super("a bug of the compiler, not of the model " + what + "; please report it with " + file, cause);
        this.what = what;
    }

    /** The same, with the name of the model file over which it happened. */
    public CompilerBug in(String file) {
        return new CompilerBug(what, file, this);
    }
}
