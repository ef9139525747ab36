package dev.gradsmith.benchmarks;

import dev.gradsmith.compiler.GeneratedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A run of javac from memory to memory.
 *
 * @param classes how many classes came of it
 */
record JavaCompilation(int classes) {

    /** Keeps no class. */
    private static final class Forgetful extends ForwardingJavaFileManager<JavaFileManager> {
        private int classes;

        Forgetful(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            classes++;
            return new SimpleJavaFileObject(URI.create("memory:///" + classes + kind.extension), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return new ByteArrayOutputStream();
                }
            };
        }
    }

    static JavaCompilation of(List<GeneratedFile> sources) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of("-proc:none", "-cp", System.getProperty("java.class.path"));
        try (Forgetful files = new Forgetful(javac.getStandardFileManager(null, null, null))) {
            List<JavaFileObject> units =
                    sources.stream().map(JavaCompilation::source).toList();
            if (!javac.getTask(null, files, null, options, null, units).call()) {
                throw new IllegalStateException("generated classes that do not compile");
            }
            return new JavaCompilation(files.classes);
        }
    }

    private static JavaFileObject source(GeneratedFile file) {
        return new SimpleJavaFileObject(URI.create("memory:///" + file.path()), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return file.content();
            }
        };
    }
}
