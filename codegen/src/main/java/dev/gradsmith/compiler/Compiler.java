package dev.gradsmith.compiler;

import dev.gradsmith.codegen.emit.Emitter;
import dev.gradsmith.codegen.emit.ModelText;
import dev.gradsmith.codegen.plan.Programs;
import dev.gradsmith.diagnostic.CompilerBug;
import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.dsl.Imports;
import dev.gradsmith.dsl.ast.ModelFile;
import dev.gradsmith.dsl.check.Checker;
import dev.gradsmith.dsl.parse.ModelParser;
import dev.gradsmith.graph.model.ModelGraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The way from a model file to Java, phase by phase. */
public final class Compiler {
    private Compiler() {}

    /** A model as written and as meant. */
    private record Checked(ModelFile file, ModelGraph model) {}

    /** Compiles one model. Whatever is wrong with the model is in the result; an exception is a bug of the compiler. */
    public static Compilation compile(SourceFile source) {
        return compile(source, Imports.none());
    }

    /** The same for a model that imports files, which {@code imports} finds. */
    public static Compilation compile(SourceFile source, Imports imports) {
        DiagnosticSink sink = new DiagnosticSink();
        Map<String, String> sources = new LinkedHashMap<>();
        return named(
                source,
                () -> check(source, imports, sources, sink)
                        .map(checked -> generate(source, checked, sink, sources))
                        .orElseGet(() -> new Compilation(sink.diagnostics(), List.of(), sources)));
    }

    /** What {@code phases} make; a bug in them names the model. */
    private static <T> T named(SourceFile source, Supplier<T> phases) {
        try {
            return phases.get();
        } catch (CompilerBug bug) {
            throw bug.in(source.name());
        }
    }

    private static Compilation generate(
            SourceFile source, Checked checked, DiagnosticSink sink, Map<String, String> sources) {
        ModelGraph model = checked.model();
        Programs programs = Programs.of(model);
        String folder = folder(source.packageName());
        ModelText text = SourceText.of(source, checked.file(), sources);
        List<GeneratedFile> files = files(folder, Emitter.emit(model, programs, text, source.packageName()));
        String description = ModelDescription.of(checked.file(), model, programs, source.text());
        List<GeneratedFile> resources = List.of(new GeneratedFile(folder + model.name() + ".grad.xml", description));
        return new Compilation(sink.diagnostics(), files, sources, resources);
    }

    /**
     * What the compiler makes of a model, as text for people: derivatives as formulas, the number of operations, the rules of
     * simplification that fired, the passes over the data.
     */
    public static Explanation explain(SourceFile source, Imports imports) {
        DiagnosticSink sink = new DiagnosticSink();
        Map<String, String> sources = new LinkedHashMap<>();
        Optional<String> text = named(
                source, () -> check(source, imports, sources, sink).map(checked -> ModelReport.of(checked.model())));
        return new Explanation(sink.diagnostics(), text, sources);
    }

    /** The model of a file; empty where it has mistakes, which {@code sink} gets, and where it holds functions and layers only. */
    private static Optional<Checked> check(
            SourceFile source, Imports imports, Map<String, String> sources, DiagnosticSink sink) {
        sources.put(source.name(), source.text());
        ModelFile tree = ModelParser.parse(source.modelName(), source.name(), source.text(), sink);
        Optional<ModelGraph> model =
                Checker.check(tree, remembering(imports, sources), sink).filter(checked -> !tree.isLibrary());
        model.ifPresent(checked -> JavaNames.check(checked, sink));
        return model.filter(checked -> !sink.hasErrors()).map(checked -> new Checked(tree, checked));
    }

    private static Imports remembering(Imports imports, Map<String, String> sources) {
        return (from, path) -> {
            Optional<Imports.Source> found = imports.find(from, path);
            found.ifPresent(source -> sources.put(source.file(), source.text()));
            return found;
        };
    }

    private static String folder(String packageName) {
        return packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/";
    }

    private static List<GeneratedFile> files(String folder, Map<String, String> classes) {
        List<GeneratedFile> files = new ArrayList<>();
        classes.forEach((name, text) -> files.add(new GeneratedFile(folder + name + ".java", text)));
        return files;
    }
}
