package dev.gradsmith.maven;

import dev.gradsmith.compiler.Compilation;
import dev.gradsmith.compiler.GeneratedFile;
import dev.gradsmith.compiler.SourceFile;
import dev.gradsmith.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Brings the generated sources up to date with the model files: compiles what changed, removes what no model makes any more. */
final class Generator {
    /**
     * What one run did.
     *
     * @param upToDate models that did not need compiling
     */
    record Outcome(int models, int upToDate, int written, List<Problem> problems, List<Problem> warnings) {}

    private final Path sourceDirectory;
    private final OutputDirectory output;
    private final Path manifestFile;
    private final String configuration;
    private final ModelCompiler compiler;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private final Map<String, Manifest.Entry> entries = new TreeMap<>();
    private final Map<String, ModelFile> owners = new HashMap<>();
    private int upToDate;
    private int written;

    /** @param configuration names the version and options; under another one everything is compiled anew */
    Generator(
            Path sourceDirectory,
            Path outputDirectory,
            Path manifestFile,
            String configuration,
            ModelCompiler compiler) {
        this.sourceDirectory = sourceDirectory;
        this.output = new OutputDirectory(outputDirectory);
        this.manifestFile = manifestFile;
        this.configuration = configuration;
        this.compiler = compiler;
    }

    Outcome run() throws IOException {
        Manifest last = Manifest.read(manifestFile);
        List<ModelFile> models = ModelFile.below(sourceDirectory);
        for (ModelFile model : models) {
            update(model, last);
        }
        leaveToTheirOwners();
        removeStale(last);
        String text = new Manifest(configuration, entries).text();
        boolean changed = !Files.isRegularFile(manifestFile) || !last.text().equals(text);
        if (changed && !(models.isEmpty() && last.outputs().isEmpty())) {
            OutputDirectory.replace(manifestFile, text.getBytes(StandardCharsets.UTF_8));
        }
        return new Outcome(models.size(), upToDate, written, List.copyOf(problems), List.copyOf(warnings));
    }

    private void update(ModelFile model, Manifest last) throws IOException {
        byte[] bytes = Files.readAllBytes(model.path());
        String hash = Manifest.hash(bytes);
        Optional<Manifest.Entry> known = last.entry(model.name());
        if (known.isPresent() && isCurrent(known.get(), hash, last)) {
            keep(model, known.get());
            return;
        }
        // A model with mistakes keeps the files of its last good build, and is compiled again by the next.
        known.ifPresent(entry -> entries.put(model.name(), entry.outdated()));
        ModelText text = ModelText.decode(model.path(), bytes);
        text.mistake().ifPresent(problems::add);
        model.packageMistake().ifPresent(message -> problems.add(Problem.of(model.path(), message)));
        if (text.mistake().isEmpty() && model.packageMistake().isEmpty()) {
            compile(model, text.text(), hash);
        }
    }

    private void keep(ModelFile model, Manifest.Entry entry) {
        if (claim(model, entry.outputs().keySet())) {
            upToDate++;
            entries.put(model.name(), entry);
            return;
        }
        entries.put(model.name(), entry.outdated());
    }

    private boolean isCurrent(Manifest.Entry entry, String hash, Manifest last) throws IOException {
        boolean sameInputs = last.configuration().equals(configuration)
                && entry.sourceHash().equals(hash)
                && ImportedFiles.areCurrent(sourceDirectory, entry.imports());
        if (!sameInputs) {
            return false;
        }
        for (Map.Entry<String, String> file : entry.outputs().entrySet()) {
            if (!output.has(file.getKey(), file.getValue())) {
                return false;
            }
        }
        return true;
    }

    private void compile(ModelFile model, String text, String hash) throws IOException {
        Compilation compilation;
        ImportedFiles imports = new ImportedFiles(sourceDirectory);
        try {
            compilation = compiler.compile(new SourceFile(model.path().toString(), model.packageName(), text), imports);
        } catch (RuntimeException | StackOverflowError bug) {
            // The build fails in the end, but not before the other models are done and it is noted which files are
            // whose.
            problems.add(Problem.of(model.path(), bug));
            return;
        }
        for (Diagnostic diagnostic : compilation.diagnostics()) {
            addOnce(diagnostic.isError() ? problems : warnings, Problem.of(compilation.sources(), diagnostic));
        }
        List<GeneratedFile> files = new ArrayList<>(compilation.files());
        files.addAll(compilation.resources());
        Set<String> paths = new TreeSet<>();
        files.forEach(file -> paths.add(file.path()));
        if (!compilation.succeeded() || !claim(model, paths)) {
            return;
        }
        Map<String, String> hashes = new TreeMap<>();
        for (GeneratedFile file : files) {
            written += output.write(file.path(), file.content()) ? 1 : 0;
            hashes.put(file.path(), Manifest.hash(file.content().getBytes(StandardCharsets.UTF_8)));
        }
        entries.put(model.name(), new Manifest.Entry(hash, imports.hashes(), hashes));
    }

    /** A mistake in a file that several models import shows in the compilation of each. */
    private static void addOnce(List<Problem> problems, Problem problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    /** Makes the model the owner of all the files, or, if another model owns one of them, of none. */
    private boolean claim(ModelFile model, Set<String> paths) {
        for (String path : paths) {
            ModelFile owner = owners.get(path);
            if (owner != null) {
                problems.add(Problem.of(
                        model.path(),
                        "this model and " + owner.name() + " would both generate " + path + "; rename one"));
                return false;
            }
        }
        paths.forEach(path -> owners.put(path, model));
        return true;
    }

    /** What a model that failed or was refused made in an earlier build is no longer its own where another model has made it now. */
    private void leaveToTheirOwners() {
        entries.replaceAll((name, entry) -> {
            Map<String, String> outputs = new TreeMap<>(entry.outputs());
            outputs.keySet()
                    .removeIf(path ->
                            owners.containsKey(path) && !owners.get(path).name().equals(name));
            return new Manifest.Entry(entry.sourceHash(), entry.imports(), outputs);
        });
    }

    private void removeStale(Manifest last) throws IOException {
        Set<String> current = new HashSet<>();
        entries.values().forEach(entry -> current.addAll(entry.outputs().keySet()));
        for (String path : last.outputs()) {
            if (!current.contains(path)) {
                output.delete(path);
            }
        }
    }
}
