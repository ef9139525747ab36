package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.dsl.ast.Identifier;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Node;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The names declared so far. Each is given once. */
final class Scope {
    private final Map<String, Symbol> symbols = new LinkedHashMap<>();
    private final DiagnosticSink sink;

    Scope(DiagnosticSink sink) {
        this.sink = sink;
    }

    Optional<Symbol> find(String name) {
        return Optional.ofNullable(symbols.get(name));
    }

    Collection<String> names() {
        return symbols.keySet();
    }

    /** Declares a value, or a broken name where the value has a mistake; says whether the name was free. */
    boolean declare(Identifier name, Optional<Node> value) {
        Symbol symbol = value.<Symbol>map(node -> new Symbol.Value(node, name.span()))
                .orElseGet(() -> new Symbol.Broken(name.span()));
        return declare(name, symbol);
    }

    boolean declare(Identifier name, Symbol symbol) {
        Symbol earlier = symbols.putIfAbsent(name.text(), symbol);
        if (earlier != null) {
            sink.report(NameErrors.duplicate(name, earlier));
        }
        return earlier == null;
    }

    /** Declares a name whose statement could not be read, so that its uses are not reported. */
    void declareUnlessKnown(Identifier name) {
        symbols.putIfAbsent(name.text(), new Symbol.Broken(name.span()));
    }

    /** The dimension called {@code name}, which is introduced here as a symbolic one if nothing has that name. */
    Optional<Dimension> dimension(Identifier name) {
        Symbol symbol =
                symbols.computeIfAbsent(name.text(), text -> new Symbol.Size(Dimension.named(text), name.span()));
        if (symbol instanceof Symbol.Size size) {
            return Optional.of(size.dimension());
        }
        if (symbol instanceof Symbol.Value value) {
            sink.report(NameErrors.notADimension(name, value));
        }
        return Optional.empty();
    }
}
