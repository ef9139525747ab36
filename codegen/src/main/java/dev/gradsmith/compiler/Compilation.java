package dev.gradsmith.compiler;

import dev.gradsmith.diagnostic.Diagnostic;
import java.util.List;
import java.util.Map;

/**
 * What came of compiling one model: files, or what is wrong with the model.
 *
 * @param diagnostics errors, of which a compilation with files has none, and warnings
 * @param sources the text of each file that was read, the model's and all that it imports, by its name in diagnostics
 * @param resources files that belong beside the classes: the model's description, for reports
 */
public record Compilation(
        List<Diagnostic> diagnostics,
        List<GeneratedFile> files,
        Map<String, String> sources,
        List<GeneratedFile> resources) {
    public Compilation {
        diagnostics = List.copyOf(diagnostics);
        files = List.copyOf(files);
        sources = Map.copyOf(sources);
        resources = List.copyOf(resources);
    }

    /** One without resources. */
    public Compilation(List<Diagnostic> diagnostics, List<GeneratedFile> files, Map<String, String> sources) {
        this(diagnostics, files, sources, List.of());
    }

    /** Whether there are files; there may be warnings besides. */
    public boolean succeeded() {
        return diagnostics.stream().noneMatch(Diagnostic::isError);
    }
}
