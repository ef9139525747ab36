package dev.gradsmith.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.compiler.Compilation;
import dev.gradsmith.compiler.GeneratedFile;
import dev.gradsmith.compiler.SourceFile;
import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.DiagnosticCode;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.Imports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GeneratorTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    private Path project;

    private Path sources;
    private Path output;
    private Path manifest;
    private final List<String> compiled = new ArrayList<>();

    @BeforeEach
    void layOut() {
        sources = project.resolve("src/main/grad");
        output = project.resolve("target/generated-sources/gradsmith");
        manifest = project.resolve("target/gradsmith/manifest.txt");
    }

    @Test
    void makesThePackageOfTheFolder() throws IOException {
        model("Top.grad", "t");
        model("com/acme/Deep.grad", "d");

        Generator.Outcome outcome = run();

        assertThat(outcome).isEqualTo(new Generator.Outcome(2, 0, 2, List.of(), List.of()));
        assertThat(output.resolve("Top.java")).hasContent("package  of t");
        assertThat(output.resolve("com/acme/Deep.java")).hasContent("package com.acme of d");
    }

    @Test
    void descriptionsComeAndGoWithTheirModels() throws IOException {
        Path model = model("com/acme/Old.grad", "described");
        run();
        assertThat(files()).containsExactly("com/acme/Old.grad.xml", "com/acme/Old.java");

        Files.delete(output.resolve("com/acme/Old.grad.xml"));
        run();
        assertThat(output.resolve("com/acme/Old.grad.xml")).hasContent("<model/>");

        Files.delete(model);
        model("New.grad", "n");
        run();
        assertThat(files()).containsExactly("New.java");
    }

    @Test
    void doesNothingWhereThereAreNoModels() throws IOException {
        assertThat(run()).isEqualTo(new Generator.Outcome(0, 0, 0, List.of(), List.of()));
        assertThat(project).isEmptyDirectory();
    }

    @Test
    void compilesOnlyWhatChanged() throws IOException {
        model("A.grad", "a");
        model("B.grad", "b");
        run();
        compiled.clear();
        Files.setLastModifiedTime(output.resolve("A.java"), LONG_AGO);
        Files.setLastModifiedTime(model("A.grad", "a"), FileTime.fromMillis(System.currentTimeMillis() + 5000));
        model("B.grad", "b2");

        assertThat(run()).isEqualTo(new Generator.Outcome(2, 1, 1, List.of(), List.of()));
        assertThat(compiled).containsExactly("B");
        assertThat(Files.getLastModifiedTime(output.resolve("A.java"))).isEqualTo(LONG_AGO);
        assertThat(output.resolve("B.java")).hasContent("package  of b2");
    }

    @Test
    void leavesTheManifestAloneWhenNothingChanged() throws IOException {
        model("A.grad", "a");
        run();
        Files.setLastModifiedTime(manifest, LONG_AGO);
        run();

        assertThat(Files.getLastModifiedTime(manifest)).isEqualTo(LONG_AGO);
    }

    @Test
    void compilesAnewUnderAnotherVersionButRewritesOnlyWhatDiffers() throws IOException {
        model("A.grad", "a");
        run();
        compiled.clear();
        Files.setLastModifiedTime(output.resolve("A.java"), LONG_AGO);

        assertThat(generator("version 2").run()).isEqualTo(new Generator.Outcome(1, 0, 0, List.of(), List.of()));
        assertThat(compiled).containsExactly("A");
        assertThat(Files.getLastModifiedTime(output.resolve("A.java"))).isEqualTo(LONG_AGO);
        assertThat(generator("version 2").run().upToDate()).isEqualTo(1);
    }

    @Test
    void restoresGeneratedFilesThatWereEditedOrDeleted() throws IOException {
        model("A.grad", "a");
        model("B.grad", "b");
        run();
        Files.writeString(output.resolve("A.java"), "edited");
        Files.delete(output.resolve("B.java"));

        assertThat(run().written()).isEqualTo(2);
        assertThat(output.resolve("A.java")).hasContent("package  of a");
        assertThat(output.resolve("B.java")).hasContent("package  of b");
    }

    @Test
    void removesWhatARenamedOrDeletedModelLeftAndNothingElse() throws IOException {
        Path old = model("com/acme/Old.grad", "o");
        Path gone = model("com/gone/Gone.grad", "g");
        run();
        Path stranger = Files.writeString(output.resolve("com/acme/Stranger.java"), "mine");
        Files.move(old, old.resolveSibling("New.grad"));
        Files.delete(gone);
        run();

        assertThat(files()).containsExactly("com/acme/New.java", "com/acme/Stranger.java");
        assertThat(stranger).hasContent("mine");
        assertThat(output.resolve("com/gone")).doesNotExist();
    }

    @Test
    void removesTheFilesOfTheLastModel() throws IOException {
        Path model = model("A.grad", "a");
        run();
        Files.delete(model);

        assertThat(run().models()).isZero();
        assertThat(files()).isEmpty();
    }

    @Test
    void reportsAllMistakesAndKeepsTheFilesOfTheLastGoodBuild() throws IOException {
        model("A.grad", "a");
        model("B.grad", "b");
        run();
        Path a = model("A.grad", "x = wrong");
        Path b = model("B.grad", "y = wrong");
        model("C.grad", "c");
        Generator.Outcome outcome = run();

        assertThat(outcome.problems())
                .extracting(Problem::text)
                .containsExactly(
                        a + ":[1,5] it is wrong\n  1 | x = wrong\n    |     ^^^^^",
                        b + ":[1,5] it is wrong\n  1 | y = wrong\n    |     ^^^^^");
        assertThat(output.resolve("A.java")).hasContent("package  of a");
        assertThat(output.resolve("C.java")).exists();
        assertThat(run().problems()).hasSize(2);
    }

    @Test
    void compilesAgainAModelWhoseMistakeWasUndone() throws IOException {
        model("A.grad", "a");
        run();
        model("A.grad", "x = wrong");
        run();
        model("A.grad", "a");

        assertThat(run().problems()).isEmpty();
        assertThat(run().upToDate()).isEqualTo(1);
    }

    @Test
    void refusesTwoModelsThatMakeTheSameClass() throws IOException {
        model("Foo.grad", "trains");
        Path second = model("FooTrainer.grad", "f");

        assertThat(run().problems())
                .extracting(Problem::text)
                .containsExactly(
                        second + ":[1,1] this model and Foo.grad would both generate FooTrainer.java; rename one");
        assertThat(output.resolve("FooTrainer.java")).hasContent("trainer");
    }

    @Test
    void saysWhereAFileIsNotUtf8() throws IOException {
        Path model = sources.resolve("A.grad");
        Files.createDirectories(sources);
        Files.write(model, "# caf\u00e9\nb".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(run().problems())
                .extracting(Problem::text)
                .containsExactly(model + ":[1,6] byte 6 of the file is not UTF-8 text; save it in that encoding");
        assertThat(compiled).isEmpty();
    }

    @Test
    void refusesFoldersThatCannotBePackages() throws IOException {
        model("com/my-app/A.grad", "a");
        model("com/class/B.grad", "b");

        assertThat(run().problems())
                .extracting(Problem::details)
                .satisfiesExactly(
                        first -> assertThat(first).contains("'class' cannot stand"),
                        second -> assertThat(second).contains("'my-app' cannot stand"));
        assertThat(compiled).isEmpty();
    }

    @Test
    void startsAnewFromAManifestThatIsNoManifest() throws IOException {
        model("A.grad", "a");
        run();
        Files.write(manifest, new byte[] {0, (byte) 0xFF, '\n', '\t', '\t', '\n', 'x'});

        assertThat(run().problems()).isEmpty();
        assertThat(run().upToDate()).isEqualTo(1);
    }

    @Test
    void deletesNothingOutsideWhateverTheManifestSays() throws IOException {
        Path victim = Files.writeString(project.resolve("Victim.java"), "precious");
        Path notes = Files.createDirectories(output).resolve("notes.txt");
        Files.writeString(notes, "mine");
        Files.createDirectories(manifest.getParent());
        Files.writeString(
                manifest,
                "v\nmodel\t0\tA.grad\noutput\t0\t../../../Victim.java\noutput\t0\t" + victim
                        + "\noutput\t0\tnotes.txt\noutput\t0\t.\noutput\t0\t\0.java\noutput\t0\t\n");
        model("B.grad", "b");
        run();

        assertThat(victim).hasContent("precious");
        assertThat(files()).containsExactly("B.java", "notes.txt");
    }

    private Generator.Outcome run() throws IOException {
        return generator("version 1").run();
    }

    private Generator generator(String configuration) {
        return new Generator(sources, output, manifest, configuration, this::compile);
    }

    /** A compiler of texts: "wrong" in one is a mistake, and "trains" makes a second class. */
    private Compilation compile(SourceFile source, Imports imports) {
        compiled.add(source.modelName());
        int wrong = source.text().indexOf("wrong");
        if (wrong >= 0) {
            SourceSpan span = new SourceSpan(source.name(), 1, wrong + 1, 1, wrong + 6);
            return new Compilation(
                    List.of(new Diagnostic(DiagnosticCode.INVALID_MODEL_NAME, span, "it is wrong", List.of())),
                    List.of(),
                    Map.of(source.name(), source.text()));
        }
        String folder =
                source.packageName().isEmpty() ? "" : source.packageName().replace('.', '/') + "/";
        String content = "package " + source.packageName() + " of " + source.text();
        GeneratedFile first = new GeneratedFile(folder + source.modelName() + ".java", content);
        if (source.text().contains("described")) {
            GeneratedFile description = new GeneratedFile(folder + source.modelName() + ".grad.xml", "<model/>");
            return new Compilation(List.of(), List.of(first), Map.of(), List.of(description));
        }
        if (!source.text().contains("trains")) {
            return new Compilation(List.of(), List.of(first), Map.of());
        }
        GeneratedFile second = new GeneratedFile(folder + source.modelName() + "Trainer.java", "trainer");
        return new Compilation(List.of(), List.of(first, second), Map.of());
    }

    private Path model(String name, String text) throws IOException {
        Path file = sources.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(output)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> output.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
