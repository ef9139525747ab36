package dev.gradsmith.diagnostic;

/** The compiler broke one of its own rules. A model file, however bad, is never the reason for this to be thrown. */
public final class CompilerBug extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CompilerBug(String phase, String what) {
        super("a bug of the compiler, not of the model (" + phase + "): " + what
                + "; please report it with the model file");
    }
}
