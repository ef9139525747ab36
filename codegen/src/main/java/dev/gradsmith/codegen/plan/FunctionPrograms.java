package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.autodiff.Differentiator;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.Definition;
import dev.gradsmith.graph.model.ModelGraph;
import dev.gradsmith.graph.model.Objective;
import dev.gradsmith.graph.op.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The objective outside training as a function of the parameters.
 *
 * @param gradient its value, and its gradient by each parameter
 * @param hessian the product of its second derivatives with a direction, a result for each parameter in that parameter's shape: the gradient of the
 *     gradient's product with the direction, so that no matrix is made
 * @param directions data of that program besides the model's own: one for each parameter, in its shape
 */
public record FunctionPrograms(Program gradient, Program hessian, List<Declaration> directions) {
    public FunctionPrograms {
        directions = List.copyOf(directions);
    }

    /** @param derivatives the gradient by each parameter, then the product for each */
    static FunctionPrograms of(
            Objective objective,
            List<Declaration.Parameter> parameters,
            List<Declaration> directions,
            Node value,
            List<Node> derivatives) {
        List<Program.Result> gradient = new ArrayList<>(List.of(new Program.Result(objective.name(), value)));
        List<Program.Result> hessian = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            String name = parameters.get(i).name();
            gradient.add(new Program.Result(Programs.gradientName(name), derivatives.get(i)));
            hessian.add(new Program.Result(productName(name), derivatives.get(parameters.size() + i)));
        }
        return new FunctionPrograms(new Program(gradient, List.of()), new Program(hessian, List.of()), directions);
    }

    /** The name of the result for the parameter called {@code parameter}. */
    public static String productName(String parameter) {
        return parameter + "Product";
    }

    /** Directions for the parameters, under names that the model does not have. */
    static List<Declaration> directions(ModelGraph model) {
        Set<String> taken = new HashSet<>();
        for (Declaration declaration : model.declarations()) {
            taken.add(declaration.name());
            taken.addAll(declaration.type().sizes());
        }
        model.definitions().stream().map(Definition::name).forEach(taken::add);
        List<Declaration> directions = new ArrayList<>();
        for (Declaration.Parameter parameter : model.declarations(Declaration.Parameter.class)) {
            String name = parameter.name() + "Direction";
            while (!taken.add(name)) {
                name += "_";
            }
            Node node = model.graph().node(new Variable(name, Variable.Role.INPUT, parameter.type()), List.of());
            directions.add(new Declaration.Input(name, node, parameter.span(), Optional.empty()));
        }
        return directions;
    }

    /** The products, for the gradients of each parameter in their order. */
    static List<Node> products(Graph graph, List<Node> gradients, List<Node> parameters, List<Declaration> directions) {
        Node along = graph.constant(0);
        for (int i = 0; i < gradients.size(); i++) {
            along = graph.add(
                    along,
                    graph.sum(graph.multiply(gradients.get(i), directions.get(i).node())));
        }
        return Differentiator.gradients(graph, along, parameters);
    }
}
