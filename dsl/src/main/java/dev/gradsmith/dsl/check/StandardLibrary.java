package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.CompilerBug;
import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.dsl.ast.ModelFile;
import dev.gradsmith.dsl.ast.Statement;
import dev.gradsmith.dsl.parse.ModelParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The functions and layers that are written in the language itself. A model uses them without an import, and may hide them. */
final class StandardLibrary {
    private static final List<String> FILES = List.of("layers.grad", "losses.grad");

    /** Made when first asked for. */
    private static final class Held {
        private static final Scope SCOPE = load();

        private static Scope load() {
            DiagnosticSink sink = new DiagnosticSink();
            Scope scope = new Scope(sink);
            for (String file : FILES) {
                ModelFile parsed = ModelParser.parse(file, file, text(file), sink);
                parsed.statements().forEach(statement -> declare(statement, scope, sink));
            }
            if (!sink.isEmpty()) {
                throw new CompilerBug("library", sink.diagnostics().toString());
            }
            return scope;
        }

        private static void declare(Statement statement, Scope scope, DiagnosticSink sink) {
            Scope around = scope.inner(sink);
            if (statement instanceof Statement.Fun function) {
                scope.declare(function.name(), new Symbol.Function(function, around, Symbol.Origin.LIBRARY));
            } else if (statement instanceof Statement.Layer layer) {
                scope.declare(layer.name(), new Symbol.Layer(layer, around, Symbol.Origin.LIBRARY));
            }
        }
    }

    private StandardLibrary() {}

    static Optional<Symbol> find(String name) {
        return Held.SCOPE.member(name);
    }

    static Collection<String> names() {
        return Held.SCOPE.members();
    }

    /** The text of a file of the library, such as {@code layers.grad}. */
    static Optional<String> file(String name) {
        return FILES.contains(name) ? Optional.of(text(name)) : Optional.empty();
    }

    private static String text(String file) {
        try (InputStream stream = StandardLibrary.class.getResourceAsStream("/dev/gradsmith/library/" + file)) {
            if (stream == null) {
                throw new CompilerBug("library", file + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
