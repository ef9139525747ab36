package dev.gradsmith.maven;

import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.dsl.format.Formatter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares the model files of a project with the layout that they should have. */
final class ModelFormat {
    /** A file that is laid out otherwise. */
    record Difference(Path file, String text, String formatted) {
        /** The first line that differs, counted from 1. */
        int line() {
            List<String> before = text.lines().toList();
            List<String> after = formatted.lines().toList();
            int line = 0;
            while (line < before.size()
                    && line < after.size()
                    && before.get(line).equals(after.get(line))) {
                line++;
            }
            return line + 1;
        }

        /** The first column of that line that differs, counted from 1. */
        int column() {
            String before = lineOf(text);
            String after = lineOf(formatted);
            int column = 0;
            while (column < before.length()
                    && column < after.length()
                    && before.charAt(column) == after.charAt(column)) {
                column++;
            }
            return column + 1;
        }

        private String lineOf(String whole) {
            return whole.lines().skip(line() - 1L).findFirst().orElse("");
        }
    }

    private final List<Difference> differences = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private ModelFormat() {}

    static ModelFormat of(Path sourceDirectory) throws IOException {
        ModelFormat format = new ModelFormat();
        for (ModelFile model : ModelFile.below(sourceDirectory)) {
            format.compare(model);
        }
        return format;
    }

    List<Difference> differences() {
        return differences;
    }

    /** What keeps files from being formatted: they are left as they are. */
    List<Problem> problems() {
        return problems;
    }

    private void compare(ModelFile model) throws IOException {
        ModelText text = ModelText.decode(model.path(), Files.readAllBytes(model.path()));
        if (text.mistake().isPresent()) {
            problems.add(text.mistake().get());
            return;
        }
        String file = model.path().toString();
        DiagnosticSink sink = new DiagnosticSink();
        Optional<String> formatted = Formatter.format(model.name(), file, text.text(), sink);
        sink.diagnostics().forEach(diagnostic -> problems.add(Problem.of(Map.of(file, text.text()), diagnostic)));
        formatted
                .filter(layout -> !layout.equals(text.text()))
                .ifPresent(layout -> differences.add(new Difference(model.path(), text.text(), layout)));
    }

    /** Gives every file that differs its layout. */
    void apply() throws IOException {
        for (Difference difference : differences) {
            OutputDirectory.replace(difference.file(), difference.formatted().getBytes(StandardCharsets.UTF_8));
        }
    }
}
