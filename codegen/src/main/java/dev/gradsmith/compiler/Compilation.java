package dev.gradsmith.compiler;

import dev.gradsmith.diagnostic.Diagnostic;
import java.util.List;

/** What came of compiling one model: either files, or what is wrong with the model. */
public record Compilation(List<Diagnostic> diagnostics, List<GeneratedFile> files) {
    public Compilation {
        diagnostics = List.copyOf(diagnostics);
        files = List.copyOf(files);
    }

    public boolean succeeded() {
        return diagnostics.isEmpty();
    }
}
