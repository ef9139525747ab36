package dev.gradsmith.maven;

import dev.gradsmith.compiler.Compiler;
import dev.gradsmith.compiler.Explanation;
import dev.gradsmith.compiler.SourceFile;
import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.dsl.Imports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * What the compiler makes of the models of a project.
 *
 * @param texts one for each model without mistakes
 */
record ModelExplanations(List<String> texts, List<Problem> problems, List<Problem> warnings) {
    /** Explains every model below a directory, or only those of that name. */
    static ModelExplanations of(Path sourceDirectory, String only) throws IOException {
        return of(sourceDirectory, only, Compiler::explain);
    }

    static ModelExplanations of(
            Path sourceDirectory, String only, BiFunction<SourceFile, Imports, Explanation> compiler)
            throws IOException {
        ModelExplanations explanations = new ModelExplanations(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (ModelFile model : ModelFile.below(sourceDirectory)) {
            if (only.isEmpty() || isNamed(model, only)) {
                explanations.add(model, sourceDirectory, compiler);
            }
        }
        return explanations;
    }

    /** A model goes by its name, its path, and the name of its class. */
    private static boolean isNamed(ModelFile model, String only) {
        String path = model.name().substring(0, model.name().length() - ".grad".length());
        return only.equals(path.substring(path.lastIndexOf('/') + 1))
                || only.equals(path)
                || only.equals(model.name())
                || only.equals(path.replace('/', '.'));
    }

    private void add(ModelFile model, Path sourceDirectory, BiFunction<SourceFile, Imports, Explanation> compiler)
            throws IOException {
        ModelText text = ModelText.decode(model.path(), Files.readAllBytes(model.path()));
        if (text.mistake().isPresent()) {
            problems.add(text.mistake().get());
            return;
        }
        SourceFile source = new SourceFile(model.path().toString(), model.packageName(), text.text());
        Explanation explanation;
        try {
            explanation = compiler.apply(source, new ImportedFiles(sourceDirectory));
        } catch (RuntimeException | StackOverflowError bug) {
            problems.add(Problem.of(model.path(), bug));
            return;
        }
        explanation.text().ifPresent(texts::add);
        for (Diagnostic diagnostic : explanation.diagnostics()) {
            (diagnostic.isError() ? problems : warnings).add(Problem.of(explanation.sources(), diagnostic));
        }
    }
}
