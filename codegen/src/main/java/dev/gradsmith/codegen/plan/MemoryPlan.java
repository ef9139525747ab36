package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.cost.Cost;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.ModelGraph;
import dev.gradsmith.graph.model.Precision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The bytes that a trainer needs for its numbers, as polynomials of the dimensions; what the arrays' headers and a few scalars need is left out.
 *
 * @param parameters of the model
 * @param states what the update remembers of earlier steps
 * @param values what a step keeps once, gradients among it
 * @param examples what a step keeps for each example of a batch
 * @param data what the caller gives for each example
 * @param sums what a chunk of rows adds up
 * @param buffers the values of a block of rows, of which each chunk has one set
 * @param unshared what those would need in an array each
 * @param blockRows the rows of a block
 */
public record MemoryPlan(
        Cost parameters,
        Cost states,
        Cost values,
        Cost examples,
        Cost data,
        Cost sums,
        Cost buffers,
        Cost unshared,
        int blockRows) {

    /** Of a model's training. */
    public static MemoryPlan of(ModelGraph model, Plan plan) {
        int real = model.precision() == Precision.FLOAT ? Float.BYTES : Double.BYTES;
        List<Node> parameters = model.declarations(Declaration.Parameter.class).stream()
                .map(Declaration::node)
                .toList();
        List<Node> states = new ArrayList<>();
        for (Program.Update update : plan.program().updates()) {
            update.formula()
                    .states()
                    .forEach(state -> states.add(update.parameter().node()));
        }
        Set<Node> sums = new HashSet<>();
        Set<Node> blocks = new HashSet<>();
        for (Stage.Pass pass : plan.passes()) {
            sums.addAll(pass.accumulators());
            blocks.addAll(pass.rowValues());
        }
        blocks.removeAll(plan.rowResults());
        List<Node> values = plan.stored().stream()
                .filter(node -> !sums.contains(node)
                        && !blocks.contains(node)
                        && !plan.rowResults().contains(node))
                .toList();
        List<Node> inBlocks = plan.passes().stream().anyMatch(pass -> pass.shape() == Stage.Walk.BLOCKS)
                ? plan.stored().stream().filter(blocks::contains).toList()
                : List.of();
        List<Node> arrays = inBlocks.stream()
                .filter(node -> !plan.shared().containsKey(node))
                .toList();
        return new MemoryPlan(
                whole(parameters, real),
                whole(states, real),
                whole(values, real),
                rows(plan.rowResults(), real),
                rows(data(model), real),
                whole(sums, real),
                rows(arrays, real).times(plan.blockRows()),
                rows(inBlocks, real).times(plan.blockRows()),
                plan.blockRows());
    }

    private static List<Node> data(ModelGraph model) {
        List<Node> data = new ArrayList<>();
        for (Declaration declaration : model.declarations()) {
            boolean given = declaration instanceof Declaration.Input || declaration instanceof Declaration.Target;
            List<Dimension> shape = declaration.node().shape();
            if (given
                    && !shape.isEmpty()
                    && model.batch().filter(shape.get(0)::equals).isPresent()) {
                data.add(declaration.node());
            }
        }
        return data;
    }

    private static Cost whole(Collection<Node> nodes, int real) {
        return nodes.stream()
                .map(node -> Cost.elements(node.shape()).times(bytes(node, real)))
                .reduce(Cost.NONE, Cost::plus);
    }

    /** For one row of each. */
    private static Cost rows(Collection<Node> nodes, int real) {
        return nodes.stream()
                .map(node -> Cost.elements(Spread.row(node)).times(bytes(node, real)))
                .reduce(Cost.NONE, Cost::plus);
    }

    private static int bytes(Node node, int real) {
        return node.type().isReal() ? real : Integer.BYTES;
    }
}
