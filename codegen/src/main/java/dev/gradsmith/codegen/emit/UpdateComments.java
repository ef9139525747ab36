package dev.gradsmith.codegen.emit;

import dev.gradsmith.codegen.plan.Program;
import dev.gradsmith.codegen.plan.Programs;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.print.FormulaPrinter;
import dev.gradsmith.graph.update.UpdateFormula;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The formulas of an update as its rule writes them, in the names of the model and of the generated fields. */
final class UpdateComments {
    private final String objective;
    private final UpdateFormula written;
    private final Map<Node, String> names = new HashMap<>();

    UpdateComments(Program program, ProgramNames modelNames) {
        this.objective = program.results().get(0).name();
        this.written = program.updates().get(0).written();
        for (Node node : Graph.topological(written.results())) {
            modelNames.named(node).ifPresent(name -> names.put(node, name));
        }
        names.putAll(written.names());
        names.put(written.step(), "step");
        names.put(written.clipping().scale(), "gradientScale");
    }

    /** What is computed once a step: {@code stepSize = …}. */
    List<String> ofScalars() {
        Map<Node, String> scalars = new LinkedHashMap<>(written.names());
        scalars.keySet().removeIf(node -> !written.isUniform(node));
        return lines(scalars, names);
    }

    /** What becomes of a parameter and of what is remembered for it: {@code w = w - rate ∂loss/∂w}. */
    List<String> of(UpdatedParameter updated) {
        String parameter = updated.name();
        Map<Node, String> own = new HashMap<>(names);
        own.put(written.parameter(), parameter);
        own.put(written.gradient(), Programs.gradientTitle(objective, parameter));
        List<String> states = updated.states();
        Map<Node, String> results = new LinkedHashMap<>(written.names());
        results.keySet().removeIf(written::isUniform);
        for (int i = 0; i < states.size(); i++) {
            UpdateFormula.State state = written.states().get(i);
            own.put(state.before(), states.get(i));
            own.put(state.after(), states.get(i));
            results.put(state.after(), states.get(i));
        }
        results.put(written.next(), parameter);
        return lines(results, own);
    }

    private static List<String> lines(Map<Node, String> results, Map<Node, String> names) {
        FormulaPrinter printer = new FormulaPrinter(names);
        List<String> lines = new ArrayList<>();
        results.forEach((node, name) -> lines.add(name + " = " + printer.print(node)));
        return lines;
    }
}
