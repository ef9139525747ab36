package dev.gradsmith.codegen;

import dev.gradsmith.compiler.Compilation;
import dev.gradsmith.compiler.Compiler;
import dev.gradsmith.compiler.GeneratedFile;
import dev.gradsmith.compiler.SourceFile;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The classes of a model, generated, compiled with every warning of javac as an error, and loaded. */
final class CompiledModel {
    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    /** Kept, because opening the class path anew takes longer than compiling a model. */
    private static final StandardJavaFileManager FILES = JAVAC.getStandardFileManager(null, null, null);

    private final ClassLoader loader;
    private final String name;
    private final Path folder;

    private CompiledModel(ClassLoader loader, String name, Path folder) {
        this.loader = loader;
        this.name = name;
        this.folder = folder;
    }

    static String source(String name) {
        try (var stream = CompiledModel.class.getResourceAsStream("/models/" + name + ".grad")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CompiledModel of(String name, String source, Path folder) {
        Compilation compilation = Compiler.compile(new SourceFile(name + ".grad", "generated", source));
        if (!compilation.succeeded()) {
            throw new AssertionError(compilation.diagnostics());
        }
        try {
            compile(compilation.files(), folder);
            return loaded(name, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(List<GeneratedFile> generated, Path folder) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (GeneratedFile file : generated) {
            Path path = folder.resolve(file.path());
            Files.createDirectories(path.getParent());
            sources.add(Files.writeString(path, file.content()));
        }
        StringWriter messages = new StringWriter();
        synchronized (FILES) {
            List<String> options = List.of(
                    "-Xlint:all,-options",
                    "-Werror",
                    "-proc:none",
                    "--release",
                    "17",
                    "-d",
                    folder.toString(),
                    "-cp",
                    folder + File.pathSeparator + System.getProperty("java.class.path"));
            boolean compiled = JAVAC.getTask(
                            messages, FILES, null, options, null, FILES.getJavaFileObjectsFromPaths(sources))
                    .call();
            if (!compiled) {
                throw new AssertionError(messages + "\n" + generated.get(0).content());
            }
        }
    }

    /** The classes that an earlier call has left in this folder. */
    static CompiledModel loaded(String name, Path folder) throws IOException {
        URL[] classes = {folder.toUri().toURL()};
        return new CompiledModel(new URLClassLoader(classes, CompiledModel.class.getClassLoader()), name, folder);
    }

    /** Compiles one more class beside the model, of the package {@code generated}. */
    Class<?> with(String className, String source) {
        GeneratedFile file = new GeneratedFile("generated/" + className + ".java", source);
        try {
            compile(List.of(file), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return load("generated." + className);
    }

    Class<?> model() {
        return load("generated." + name);
    }

    Class<?> trainer() {
        return load("generated." + name + "Trainer");
    }

    private Class<?> load(String className) {
        try {
            return loader.loadClass(className);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
