package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.dsl.Imports;
import dev.gradsmith.dsl.ast.Identifier;
import dev.gradsmith.dsl.ast.ModelFile;
import dev.gradsmith.dsl.ast.Statement;
import dev.gradsmith.dsl.parse.ModelParser;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings the functions and layers of other files into a scope. A file that several others import is read once. */
final class ImportChecker {
    private final Context context;
    private final Imports sources;
    private final DiagnosticSink sink;
    private final Deque<String> open = new ArrayDeque<>();
    private final Map<String, Scope> read = new HashMap<>();

    ImportChecker(Context context, Imports sources, DiagnosticSink sink) {
        this.context = context;
        this.sources = sources;
        this.sink = sink;
    }

    /** Declares in {@code scope} what the imported file declares itself; what that imports stays its own. */
    void check(Statement.Import written, String from, Scope scope) {
        if (open.isEmpty()) {
            open.push(from);
        }
        Optional<Imports.Source> source = sources.find(from, written.path())
                .or(() -> StandardLibrary.file(written.path())
                        .map(text -> new Imports.Source(written.path() + " (standard library)", text)));
        if (source.isEmpty()) {
            sink.report(DeclarationErrors.importNotFound(written));
            return;
        }
        String file = source.get().file();
        if (open.contains(file)) {
            List<String> way = new ArrayList<>(open);
            Collections.reverse(way);
            way.add(file);
            sink.report(DeclarationErrors.importCycle(written, way));
            return;
        }
        Scope imported = read.get(file);
        if (imported == null) {
            open.push(file);
            imported = read(source.get());
            open.pop();
            read.put(file, imported);
        }
        Scope members = imported;
        members.members()
                .forEach(name -> members.member(name)
                        .filter(ImportChecker::isImported)
                        .ifPresent(symbol -> declare(written, name, symbol, scope)));
    }

    /** Functions and layers, and those with a mistake, which is told in their own file. */
    private static boolean isImported(Symbol symbol) {
        return symbol instanceof Symbol.Function
                || symbol instanceof Symbol.Layer
                || symbol instanceof Symbol.Broken;
    }

    private static void declare(Statement.Import written, String name, Symbol symbol, Scope scope) {
        boolean same = scope.member(name).filter(symbol::equals).isPresent();
        if (!same) {
            scope.declare(new Identifier(name, written.span()), symbol);
        }
    }

    private Scope read(Imports.Source source) {
        ModelFile file = ModelParser.parse(source.file(), source.file(), source.text(), sink);
        Scope around = new Scope(sink);
        Scope scope = new Scope(sink);
        file.unreadable().forEach(scope::guess);
        for (Statement statement : file.statements()) {
            if (statement instanceof Statement.Import inner) {
                check(inner, source.file(), around);
            } else if (statement instanceof Statement.Fun || statement instanceof Statement.Layer) {
                scope = continued(around, scope);
                new Definitions(new ExpressionChecker(context, scope, sink, Map.of())).check(statement);
            } else {
                sink.report(DeclarationErrors.notImportable(statement.span()));
            }
        }
        return scope;
    }

    /** The file's own scope, which sees what it has imported so far. */
    private Scope continued(Scope around, Scope own) {
        Scope scope = around.inner(sink);
        own.members().forEach(name -> scope.bind(name, own.member(name).orElseThrow()));
        return scope;
    }
}
