package dev.gradsmith.compiler;

import dev.gradsmith.codegen.plan.Kernel;
import dev.gradsmith.codegen.plan.MemoryPlan;
import dev.gradsmith.codegen.plan.Plan;
import dev.gradsmith.codegen.plan.Planner;
import dev.gradsmith.codegen.plan.Program;
import dev.gradsmith.codegen.plan.Programs;
import dev.gradsmith.codegen.plan.Stage;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.autodiff.Differentiator;
import dev.gradsmith.graph.convex.Structure;
import dev.gradsmith.graph.cost.Cost;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.Definition;
import dev.gradsmith.graph.model.ModelGraph;
import dev.gradsmith.graph.model.Objective;
import dev.gradsmith.graph.print.FormulaPrinter;
import dev.gradsmith.graph.rewrite.Rewrite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Tells people what the compiler made of a model: its derivatives as formulas, the work, the rules that fired, and the passes over
 * the data.
 */
final class ModelReport {
    private final ModelGraph model;
    private final List<Rewrite> rewrites = new ArrayList<>();
    private final Programs programs;
    private final FormulaPrinter printer;
    private final StringBuilder text = new StringBuilder();

    private ModelReport(ModelGraph model) {
        this.model = model;
        this.programs = Programs.of(model, rewrites::add);
        Map<Node, String> names = new HashMap<>(programs.names());
        model.declarations(Declaration.Parameter.class).forEach(one -> names.put(one.node(), one.path()));
        this.printer = new FormulaPrinter(names);
    }

    static String of(ModelGraph model) {
        return new ModelReport(model).write();
    }

    private String write() {
        text.append(model.name()).append('\n');
        definitions();
        model.objective().ifPresent(this::structure);
        programs.gradient().ifPresent(this::gradient);
        programs.gradient().ifPresent(this::passes);
        programs.gradient().ifPresent(this::memory);
        rules();
        return text.toString();
    }

    private void heading(String title) {
        text.append('\n').append(title).append('\n');
    }

    private void line(String line) {
        text.append("  ").append(line).append('\n');
    }

    private void definitions() {
        heading("Values");
        for (Definition definition : model.definitions()) {
            programs.names().forEach((node, name) -> {
                if (name.equals(definition.name())) {
                    line(name + " = " + printer.print(node));
                }
            });
        }
    }

    /** What the objective is made of, whatever it is minimised by. */
    private void structure(Objective objective) {
        heading("Objective");
        Structure structure = Structure.of(model.graph(), objective.node());
        String part = structure instanceof Structure.Other other ? ": " + printer.print(other.part()) : "";
        line(objective.name() + " is " + structure.nature() + part);
        line("minimize … with auto() takes " + structure.solver());
    }

    private void gradient(Program program) {
        heading("Derivatives");
        List<Declaration.Parameter> parameters = model.declarations(Declaration.Parameter.class);
        String objective = program.results().get(0).name();
        for (int i = 0; i < parameters.size(); i++) {
            Node derivative = program.results().get(i + 1).node();
            line(Programs.gradientTitle(objective, parameters.get(i).path()) + " = " + printer.print(derivative));
        }
        heading("Operations for " + objective + " and its derivatives");
        line("as derived    " + Cost.of(derived(model.objective().orElseThrow(), parameters)));
        line("simplified    "
                + Cost.of(program.results().stream().map(Program.Result::node).toList()));
    }

    private List<Node> derived(Objective objective, List<Declaration.Parameter> parameters) {
        Graph graph = model.graph();
        List<Node> derived = new ArrayList<>(List.of(objective.node()));
        derived.addAll(Differentiator.gradients(
                graph,
                objective.node(),
                parameters.stream().map(Declaration::node).toList()));
        return derived;
    }

    private void passes(Program program) {
        heading("Computed in");
        Plan plan = Planner.plan(program, model.batch());
        int number = 1;
        for (Stage stage : plan.stages()) {
            String how = stage instanceof Stage.Pass pass
                    ? "a pass over " + model.batch().map(Object::toString).orElse("")
                            + (pass.shape() == Stage.Walk.UNROLLED ? ", row by row" : ", in blocks of rows")
                    : "whole values";
            line(number++ + ". " + how);
            kernels(stage.parts(), "");
            if (stage instanceof Stage.Pass pass) {
                kernels(pass.sums(), ", added up block by block");
            }
        }
    }

    private void kernels(List<List<Kernel>> parts, String remark) {
        for (Kernel kernel : parts.stream().flatMap(List::stream).toList()) {
            String repeated = kernel instanceof Kernel.Repeat ? ", for each row" : "";
            kernel.results().forEach(node -> line("     " + described(node) + repeated + remark));
        }
    }

    private void memory(Program program) {
        MemoryPlan plan = MemoryPlan.of(model, Planner.plan(program, model.batch()));
        heading("Memory of a trainer in bytes");
        line("parameters                        " + plan.parameters());
        line("what the update remembers         " + plan.states());
        line("values of a step                  " + plan.values());
        line("for each example of a batch       " + plan.examples() + ", beside " + plan.data() + " of data");
        line("sums of each chunk of rows        " + plan.sums());
        line("a block of " + plan.blockRows() + " rows in each chunk   " + plan.buffers() + "; " + plan.unshared()
                + " if no two values had one array");
    }

    private String described(Node node) {
        String title = programs.titles().get(node);
        return (title == null ? "" : title + " = ") + printer.print(node);
    }

    private void rules() {
        heading("Rules that fired");
        Map<String, Long> counts =
                rewrites.stream().collect(Collectors.groupingBy(Rewrite::rule, TreeMap::new, Collectors.counting()));
        Map<String, String> formulas = new HashMap<>();
        rewrites.forEach(rewrite -> formulas.put(rewrite.rule(), rewrite.formula()));
        counts.forEach((rule, count) -> line("%5d  %s: %s%s".formatted(count, rule, formulas.get(rule), places(rule))));
    }

    /** The lines of the model at which a rule fired. */
    private String places(String rule) {
        String lines = rewrites.stream()
                .filter(rewrite -> rewrite.rule().equals(rule))
                .flatMap(rewrite -> rewrite.before().span().stream())
                .sorted()
                .map(span -> span.line(model.sourceName()))
                .distinct()
                .collect(Collectors.joining(", "));
        return lines.isEmpty() ? "" : "  (" + lines + ")";
    }
}
