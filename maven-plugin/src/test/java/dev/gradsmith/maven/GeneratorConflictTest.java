package dev.gradsmith.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.compiler.Compilation;
import dev.gradsmith.compiler.GeneratedFile;
import dev.gradsmith.compiler.SourceFile;
import dev.gradsmith.diagnostic.CompilerBug;
import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.DiagnosticCode;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.Imports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of generated files when models contend for one, when the compiler itself fails, and when the project moves. */
final class GeneratorConflictTest {
    @TempDir
    private Path folder;

    private Path project = Path.of("");

    @BeforeEach
    void layOut() {
        project = folder.resolve("project");
    }

    /** A compiler of lists: the model's text names the classes that it makes. "bug", "null", "deep" and "wrong" are what they say. */
    private static Compilation compile(SourceFile source, Imports imports) {
        return switch (source.text()) {
            case "bug" -> throw new CompilerBug("planning", "no pass for y");
            case "null" -> throw new NullPointerException("shape");
            case "deep" -> throw new StackOverflowError();
            case "wrong" -> new Compilation(List.of(mistake(source)), List.of(), Map.of());
            default ->
                new Compilation(
                        List.of(),
                        Stream.of(source.text().split(" "))
                                .map(name -> new GeneratedFile(name + ".java", "by " + source.modelName()))
                                .toList(),
                        Map.of());
        };
    }

    private static Diagnostic mistake(SourceFile source) {
        SourceSpan span = new SourceSpan(source.name(), 1, 1, 1, 6);
        return new Diagnostic(DiagnosticCode.INVALID_MODEL_NAME, span, "it is wrong", List.of());
    }

    private Generator.Outcome run() throws IOException {
        Path output = output();
        Path manifest = Manifest.location(project.resolve("target"), project, output);
        return new Generator(project.resolve("grad"), output, manifest, "version 1", GeneratorConflictTest::compile)
                .run();
    }

    private Path output() {
        return project.resolve("target/generated-sources/gradsmith");
    }

    private Path model(String name, String classes) throws IOException {
        Files.createDirectories(project.resolve("grad"));
        return Files.writeString(project.resolve("grad").resolve(name + ".grad"), classes);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(output())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void assertMadeBy(String model, String file) {
        assertThat(output().resolve(file)).hasContent("by " + model);
    }

    @Test
    void theRefusedModelLeavesTheOthersFileAlone() throws IOException {
        Path second = model("B", "B Shared");
        run();
        model("A", "A Shared");
        Generator.Outcome outcome = run();

        assertThat(outcome.problems())
                .extracting(Problem::text)
                .containsExactly(second + ":[1,1] this model and A.grad would both generate Shared.java; rename one");
        assertMadeBy("A", "Shared.java");
        assertMadeBy("B", "B.java");
        assertThat(run().problems()).hasSize(1);
        assertMadeBy("A", "Shared.java");
    }

    @Test
    void aRefusedModelThatIsDeletedTakesOnlyItsOwnFilesAway() throws IOException {
        Path second = model("B", "B Shared");
        run();
        model("A", "A Shared");
        run();
        Files.delete(second);

        assertThat(run()).isEqualTo(new Generator.Outcome(1, 1, 0, List.of(), List.of()));
        assertThat(files()).containsExactly("A.java", "Shared.java");
        assertMadeBy("A", "Shared.java");
    }

    /** The refused one is broken by then, so that it keeps its files: among them must not be what the deleted one made. */
    @Test
    void theOwnersFileGoesWithTheOwner() throws IOException {
        model("B", "B Shared");
        run();
        Path first = model("A", "A Shared");
        run();
        model("B", "wrong");
        Files.delete(first);
        run();

        assertThat(files()).containsExactly("B.java");
    }

    @Test
    void aModelWithMistakesLosesTheFileThatAnotherMakesNow() throws IOException {
        model("A", "A Shared");
        run();
        model("A", "wrong");
        Path second = model("B", "Shared");
        run();
        assertMadeBy("B", "Shared.java");
        assertMadeBy("A", "A.java");
        Files.delete(second);
        run();

        assertThat(files()).containsExactly("A.java");
    }

    @Test
    void aRefusedModelClaimsNothing() throws IOException {
        model("A", "A Shared");
        model("B", "B Other Shared");
        model("C", "C Other");

        assertThat(run().problems()).hasSize(1);
        assertMadeBy("C", "Other.java");
        assertThat(files()).containsExactly("A.java", "C.java", "Other.java", "Shared.java");
    }

    @Test
    void aClassMayMoveFromOneModelToAnother() throws IOException {
        model("A", "A Shared");
        model("B", "B");
        run();
        model("A", "A");
        model("B", "B Shared");

        assertThat(run().problems()).isEmpty();
        assertMadeBy("B", "Shared.java");
        assertThat(run()).isEqualTo(new Generator.Outcome(2, 2, 0, List.of(), List.of()));
    }

    @Test
    void namesTheModelOverWhichTheCompilerFailed() throws IOException {
        Path bug = model("A", "bug");
        Path none = model("B", "null");
        Path deep = model("C", "deep");
        Generator.Outcome outcome = run();

        assertThat(outcome.problems())
                .extracting(Problem::text)
                .containsExactly(
                        bug + ":[1,1] a bug of the compiler, not of the model (planning): no pass for y;"
                                + " please report it with the model file",
                        none + ":[1,1] a bug of the compiler, not of the model: java.lang.NullPointerException: shape;"
                                + " please report it with the model file",
                        deep + ":[1,1] a bug of the compiler, not of the model: java.lang.StackOverflowError;"
                                + " please report it with the model file");
        assertThat(outcome.problems())
                .extracting(problem -> problem.bug().orElseThrow().getClass().getSimpleName())
                .containsExactly("CompilerBug", "NullPointerException", "StackOverflowError");
    }

    @Test
    void goesOnWithTheOtherModelsWhenTheCompilerFailsOverOne() throws IOException {
        model("A", "A");
        model("B", "B");
        run();
        model("A", "bug");
        model("B", "B Second");
        Generator.Outcome outcome = run();

        assertThat(outcome.written()).isEqualTo(1);
        assertThat(outcome.problems()).hasSize(1);
        assertThat(files()).containsExactly("A.java", "B.java", "Second.java");
        model("A", "A");
        assertThat(run()).isEqualTo(new Generator.Outcome(2, 1, 0, List.of(), List.of()));
    }

    @Test
    void aProjectThatWasMovedFindsWhatItsLastBuildMade() throws IOException {
        Path old = model("Old", "Old");
        model("Kept", "Kept");
        run();
        Files.delete(old);
        project = Files.move(project, folder.resolve("moved"));

        assertThat(run()).isEqualTo(new Generator.Outcome(1, 1, 0, List.of(), List.of()));
        assertThat(files()).containsExactly("Kept.java");
    }

    @Test
    void everyOutputDirectoryHasAManifestOfItsOwn() {
        Path build = project.resolve("target");
        Path one = Manifest.location(build, project, project.resolve("target/one"));

        assertThat(one).hasParentRaw(build.resolve("gradsmith"));
        assertThat(Manifest.location(build, project, project.resolve("x/../target/./one")))
                .isEqualTo(one);
        assertThat(Manifest.location(build, project, project.resolve("target/two")))
                .isNotEqualTo(one);
        assertThat(Manifest.location(build, project, folder.resolve("target/one")))
                .isNotEqualTo(one);
        assertThat(Manifest.location(build, project, project)).isNotEqualTo(one);
    }
}
