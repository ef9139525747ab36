package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.ast.Identifier;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Node;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names declared so far. Each is given once, but one of a layer or function hides the same name outside it. */
final class Scope {
    private final Map<String, Symbol> outer;
    private final Map<String, Symbol> own = new LinkedHashMap<>();
    private final Set<String> guessed = new HashSet<>();
    private final Map<String, SourceSpan> ofRounds = new HashMap<>();
    private final DiagnosticSink sink;

    Scope(DiagnosticSink sink) {
        this(Map.of(), sink);
    }

    private Scope(Map<String, Symbol> outer, DiagnosticSink sink) {
        this.outer = outer;
        this.sink = sink;
    }

    /** A scope that sees what this one has now, and not what is declared later. */
    Scope inner(DiagnosticSink reports) {
        Map<String, Symbol> visible = new LinkedHashMap<>(outer);
        visible.putAll(own);
        Scope inner = new Scope(visible, reports);
        inner.ofRounds.putAll(ofRounds);
        return inner;
    }

    Optional<Symbol> find(String name) {
        return member(name).or(() -> Optional.ofNullable(outer.get(name)));
    }

    /** What this scope itself declares. */
    Optional<Symbol> member(String name) {
        return Optional.ofNullable(own.get(name));
    }

    /** Remembers a name that the rounds of a loop define for themselves, where somebody may look for it behind the loop. */
    void endsWithLoop(Identifier name) {
        ofRounds.put(name.text(), name.span());
    }

    /** Where a loop that is over defined the name. */
    Optional<SourceSpan> inLoop(String name) {
        return Optional.ofNullable(ofRounds.get(name));
    }

    Collection<String> names() {
        Set<String> names = new LinkedHashSet<>(outer.keySet());
        names.addAll(own.keySet());
        return names;
    }

    Collection<String> members() {
        return own.keySet();
    }

    /** Declares a value, or a broken name where the value has a mistake; says whether the name was free. */
    boolean declare(Identifier name, Optional<Node> value) {
        Symbol symbol = value.<Symbol>map(node -> new Symbol.Value(node, name.span()))
                .orElseGet(() -> new Symbol.Broken(name.span()));
        return declare(name, symbol);
    }

    boolean declare(Identifier name, Symbol symbol) {
        if (guessed.remove(name.text())) {
            own.remove(name.text());
        }
        Symbol earlier = own.putIfAbsent(name.text(), symbol);
        if (earlier != null) {
            sink.report(NameErrors.duplicate(name, earlier));
        }
        return earlier == null;
    }

    /** Gives a name a meaning of its own here, whatever it meant before. */
    void bind(String name, Symbol symbol) {
        own.put(name, symbol);
    }

    /** Declares a name that a statement which could not be read seems to define, so that its uses are not reported. */
    void guess(Identifier name) {
        own.put(name.text(), new Symbol.Broken(name.span()));
        guessed.add(name.text());
    }

    /** The dimension called {@code name}, which is introduced here as a symbolic one if nothing has that name. */
    Optional<Dimension> dimension(Identifier name) {
        Symbol symbol = find(name.text()).orElseGet(() -> {
            Symbol introduced = new Symbol.Size(Dimension.named(name.text()), name.span());
            own.put(name.text(), introduced);
            return introduced;
        });
        if (symbol instanceof Symbol.Size size) {
            return Optional.of(size.dimension());
        }
        if (!(symbol instanceof Symbol.Broken)) {
            sink.report(NameErrors.notADimension(name, symbol));
        }
        return Optional.empty();
    }
}
