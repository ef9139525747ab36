package dev.gradsmith.codegen.plan;

import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.graph.ElementType;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.Verifier;
import dev.gradsmith.graph.autodiff.Differentiator;
import dev.gradsmith.graph.convex.Structure;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.Definition;
import dev.gradsmith.graph.model.ModelGraph;
import dev.gradsmith.graph.model.Objective;
import dev.gradsmith.graph.rewrite.Rewrite;
import dev.gradsmith.graph.rewrite.Substitution;
import dev.gradsmith.graph.update.ChosenRule;
import dev.gradsmith.graph.update.UpdateFormula;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The programs of a model, differentiated and simplified.
 *
 * @param outputs one for each output, by its name
 * @param losses the loss and the metrics together; empty where the model has neither
 * @param gradient the loss and the gradient of every parameter, with the update of the parameters
 * @param function the loss outside training as a function of the parameters
 * @param values the definitions on the way to the loss, where there are steps towards it
 * @param leastSquares where the loss is minimised as a sum of squares
 * @param convex where it is minimised as a sum of convex functions of linear predictors
 * @param names what the model calls a value
 * @param titles what comments call a value: its name, or whose gradient it is
 */
public record Programs(
        Map<String, Program> outputs,
        Optional<Program> losses,
        Optional<Program> gradient,
        Optional<FunctionPrograms> function,
        Optional<Values> values,
        Optional<LeastSquaresPrograms> leastSquares,
        Optional<ConvexPrograms> convex,
        Map<Node, String> names,
        Map<Node, String> titles) {
    /** A definition of the model that is neither data nor a parameter. */
    public record Named(String name, Node node, SourceSpan span) {}

    /** Definitions in the order of the model file, and the program whose results they are. */
    public record Values(List<Named> named, Program program) {
        static Values of(List<Named> named) {
            List<Program.Result> results = named.stream()
                    .map(one -> new Program.Result(one.name(), one.node()))
                    .toList();
            return new Values(List.copyOf(named), new Program(results, List.of()));
        }
    }

    /** The name of the gradient of the parameter called {@code parameter}. */
    public static String gradientName(String parameter) {
        return parameter + "Gradient";
    }

    /** What comments call it. */
    public static String gradientTitle(String objective, String parameter) {
        return "∂" + objective + "/∂" + parameter;
    }

    public static Programs of(ModelGraph model) {
        return of(model, rewrite -> {});
    }

    /** The same, telling {@code account} of every rule of simplification that fires. */
    public static Programs of(ModelGraph model, Consumer<Rewrite> account) {
        return new Builder(model, account).build();
    }

    private static final class Builder {
        private final ModelGraph model;
        private final Consumer<Rewrite> account;
        private final Graph graph;
        private final List<Declaration.Parameter> parameters;
        private final List<Node> roots = new ArrayList<>();
        private final List<Declaration> directions;
        private final Map<Node, String> names = new LinkedHashMap<>();
        private final Map<Node, String> titles = new LinkedHashMap<>();

        Builder(ModelGraph model, Consumer<Rewrite> account) {
            this.account = account;
            this.model = model;
            this.graph = model.graph();
            this.parameters = model.declarations(Declaration.Parameter.class);
            this.directions = model.objective().isPresent() ? FunctionPrograms.directions(model) : List.of();
        }

        Programs build() {
            Optional<Objective> objective = model.objective();
            model.definitions().forEach(definition -> roots.add(definition.node()));
            model.metrics().forEach(metric -> roots.add(metric.node()));
            objective.map(Objective::node).ifPresent(roots::add);
            List<Node> all = new ArrayList<>(Substitution.withoutTraining(graph, roots));
            objective.ifPresent(loss -> all.addAll(inTraining(loss)));
            objective.ifPresent(loss -> all.addAll(asFunction(all.get(roots.size() - 1))));
            Verifier.verify("differentiate", all);
            List<Node> simple = Simplified.of(graph, Substitution.withoutStops(graph, all), account);
            int metricsAt = model.definitions().size();
            int lossAt = metricsAt + model.metrics().size();
            int trainingAt = lossAt + 1;
            for (int i = 0; i < metricsAt; i++) {
                name(simple.get(i), model.definitions().get(i).name());
            }
            List<Program.Result> losses = new ArrayList<>();
            objective.ifPresent(loss -> losses.add(new Program.Result(loss.name(), simple.get(lossAt))));
            objective.ifPresent(loss -> name(simple.get(lossAt), loss.name()));
            for (int i = metricsAt; i < lossAt; i++) {
                Definition metric = model.metrics().get(i - metricsAt);
                name(simple.get(i), metric.name());
                losses.add(new Program.Result(metric.name(), simple.get(i)));
            }
            objective.ifPresent(loss -> name(simple.get(trainingAt), loss.name()));
            int functionAt = trainingAt + 1 + parameters.size();
            Optional<Program> gradient = objective.map(
                    loss -> gradient(loss, simple.get(trainingAt), simple.subList(trainingAt + 1, functionAt)));
            Optional<FunctionPrograms> function = objective.map(loss -> FunctionPrograms.of(
                    loss, parameters, directions, simple.get(lossAt), simple.subList(functionAt, simple.size())));
            return new Programs(
                    outputs(simple),
                    losses.isEmpty() ? Optional.empty() : Optional.of(new Program(losses, List.of())),
                    gradient,
                    function,
                    objective.filter(loss -> loss.rule().isPresent()).map(loss -> values(loss, simple)),
                    objective.flatMap(this::leastSquares),
                    objective.flatMap(this::convex),
                    names,
                    titles);
        }

        /** The loss, in training, and its gradient towards each parameter. */
        private List<Node> inTraining(Objective objective) {
            List<Node> values = new ArrayList<>(List.of(objective.node()));
            values.addAll(Differentiator.gradients(
                    graph,
                    objective.node(),
                    parameters.stream().map(Declaration::node).toList()));
            return values;
        }

        /** Outside training: the gradient of {@code loss} towards each parameter, then its derivative along the directions. */
        private List<Node> asFunction(Node loss) {
            List<Node> variables = parameters.stream().map(Declaration::node).toList();
            List<Node> values = new ArrayList<>(Differentiator.gradients(graph, loss, variables));
            values.addAll(FunctionPrograms.products(graph, List.copyOf(values), variables, directions));
            return values;
        }

        private Optional<LeastSquaresPrograms> leastSquares(Objective objective) {
            return objective
                    .residuals()
                    .map(residuals -> new LeastSquaresBuilder(graph, parameters, residuals).build());
        }

        private Optional<ConvexPrograms> convex(Objective objective) {
            return objective
                    .structure()
                    .filter(Structure.Predictors.class::isInstance)
                    .map(structure -> ConvexPrograms.of(graph, parameters, (Structure.Predictors) structure));
        }

        /** What the loss is made of by name, and the loss itself. */
        private Values values(Objective objective, List<Node> simple) {
            Set<Node> needed = new HashSet<>(Graph.topological(List.of(objective.node())));
            Map<Node, Named> named = new LinkedHashMap<>();
            for (int i = 0; i < model.definitions().size(); i++) {
                Definition definition = model.definitions().get(i);
                if (needed.contains(definition.node())) {
                    add(new Named(definition.name(), simple.get(i), definition.span()), named);
                }
            }
            Node loss = simple.get(model.definitions().size() + model.metrics().size());
            add(new Named(objective.name(), loss, objective.span()), named);
            return Values.of(List.copyOf(named.values()));
        }

        private static void add(Named value, Map<Node, Named> all) {
            boolean isComputed = !value.node().inputs().isEmpty();
            if (isComputed && value.node().type().element() instanceof ElementType.Real) {
                all.putIfAbsent(value.node(), value);
            }
        }

        private void name(Node node, String name) {
            names.putIfAbsent(node, name);
            titles.putIfAbsent(node, name);
        }

        private Map<String, Program> outputs(List<Node> simple) {
            Map<String, Program> outputs = new LinkedHashMap<>();
            for (Definition output : model.outputs()) {
                Node node = simple.get(model.definitions().indexOf(output));
                outputs.put(output.name(), new Program(List.of(new Program.Result(output.name(), node)), List.of()));
            }
            return outputs;
        }

        private Program gradient(Objective objective, Node loss, List<Node> gradients) {
            List<Program.Result> results = new ArrayList<>(List.of(new Program.Result(objective.name(), loss)));
            for (int i = 0; i < parameters.size(); i++) {
                String parameter = parameters.get(i).name();
                results.add(new Program.Result(gradientName(parameter), gradients.get(i)));
                titles.putIfAbsent(gradients.get(i), gradientTitle(objective.name(), parameter));
            }
            List<Program.Update> updates =
                    objective.rule().map(rule -> updates(rule, gradients)).orElse(List.of());
            return new Program(results, updates);
        }

        private List<Program.Update> updates(ChosenRule rule, List<Node> gradients) {
            UpdateFormula written = UpdateFormula.of(rule, graph);
            UpdateFormula formula = written.simplified(graph);
            Verifier.verify("update", formula.results());
            List<Program.Update> updates = new ArrayList<>();
            for (int i = 0; i < parameters.size(); i++) {
                updates.add(new Program.Update(parameters.get(i), gradients.get(i), formula, written));
            }
            return updates;
        }
    }
}
