package dev.gradsmith.diagnostic;

import java.util.Locale;

/** Whether a model can be compiled in spite of what is reported. */
public enum Severity {
    ERROR,
    WARNING;

    /** The word that people see: {@code error} or {@code warning}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
