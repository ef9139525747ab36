package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import dev.gradsmith.codegen.emit.Storage.Home;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.update.UpdateFormula;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Writes the update of one parameter: a single loop that reads each element and what belongs to it once, and writes them after that. */
final class ElementLoop {
    private final UpdateFormula formula;
    private final UpdatedParameter parameter;
    private final StepScalars scalars;
    private final Extents extents;
    private final List<Node> nodes;
    private final Map<Node, Storage> places = new HashMap<>();

    ElementLoop(UpdateFormula formula, UpdatedParameter parameter, StepScalars scalars, Extents extents) {
        this.extents = extents;
        this.formula = formula;
        this.parameter = parameter;
        this.scalars = scalars;
        this.nodes = Graph.topological(formula.results());
    }

    /** Adds the statements to {@code locals}. */
    void emit(Locals locals) {
        emit(locals, "for (int $1L = 0; $1L < $2L; $1L++)", CodeBlock.of("$L", extents.product(parameter.shape())));
    }

    /** The same for the elements from one on to before another. */
    void emit(Locals locals, CodeBlock from, CodeBlock to) {
        emit(locals, "for (int $1L = $2L, end = $3L; $1L < end; $1L++)", from, to);
    }

    /** @param loop takes the name of the index, and the bounds */
    private void emit(Locals locals, String loop, CodeBlock... bounds) {
        if (parameter.isScalar()) {
            element(parameter.gradient(), parameter.place(), parameter.states(), locals);
            return;
        }
        Locals inner = locals.inner();
        String index = inner.name("i");
        String at = "[" + index + "]";
        List<String> states =
                parameter.states().stream().map(field -> field + at).toList();
        element(parameter.gradient() + at, parameter.place() + at, states, inner);
        locals.code()
                .beginControlFlow(
                        loop, Stream.concat(Stream.of(index), Stream.of(bounds)).toArray())
                .add(inner.code().build())
                .endControlFlow();
    }

    /** Adds the statements for one element, that find it and what belongs to it in these places. */
    void element(String gradient, String place, List<String> states, Locals locals) {
        read(formula.gradient(), gradient, "gradient", locals);
        read(formula.parameter(), place, parameter.name(), locals);
        for (int i = 0; i < states.size(); i++) {
            UpdateFormula.State state = formula.states().get(i);
            read(state.before(), states.get(i), state.name() + "Before", locals);
        }
        Elements elements = elements(locals);
        List<CodeBlock> results = formula.results().stream()
                .map(result -> elements.value(result, List.of()).code())
                .toList();
        locals.code().addStatement("$L = $L", place, results.get(states.size()));
        for (int i = 0; i < states.size(); i++) {
            locals.code().addStatement("$L = $L", states.get(i), results.get(i));
        }
    }

    /** What is used more than once is read into a local variable first: the compiler of the JVM cannot know that no write changes it. */
    private void read(Node node, String expression, String name, Locals locals) {
        long uses = nodes.stream()
                .mapToLong(user -> Collections.frequency(user.inputs(), node))
                .sum();
        CodeBlock place = CodeBlock.of("$L", expression);
        if (uses > 1) {
            place = locals.bind(name, JavaTerm.atom(locals, place));
        }
        places.put(node, new Storage(node, place.toString(), Home.WHOLE));
    }

    private Elements elements(Locals locals) {
        Set<Node> inlined = Inlining.of(formula.results());
        Map<Node, String> names = new HashMap<>(formula.names());
        formula.states().forEach(state -> names.put(state.after(), state.name()));
        return new Elements(
                new Values(
                        node -> Optional.ofNullable(places.get(node)).or(() -> scalars.storage(node)),
                        node -> Optional.ofNullable(names.get(node)),
                        inlined::contains,
                        node -> Optional.empty()),
                Positions.inBlock(extents, ""),
                locals,
                Optional.empty(),
                "");
    }
}
