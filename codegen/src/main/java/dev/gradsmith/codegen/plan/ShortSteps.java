package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Iota;
import java.util.List;
import java.util.Optional;

/**
 * Steps so short that reading and writing parameters would be most of their time: one loop over rows whose elements are local variables,
 * and a handful of numbers to learn. Many such steps are one method, in which parameters are local variables, too.
 *
 * @param pass the loop over the rows
 */
public record ShortSteps(Program program, Stage.Pass pass) {

    /** What the registers of a processor hold, about. */
    private static final int MOST_NUMBERS = 24;

    /** Empty for programs whose steps are longer, or need more than their rows and parameters. */
    public static Optional<ShortSteps> of(Plan plan, Optional<Dimension> batch) {
        Program program = plan.program();
        boolean updates = !program.updates().isEmpty()
                && program.updates().stream().noneMatch(ShortSteps::needsMore)
                && numbers(program) <= MOST_NUMBERS;
        if (batch.isEmpty() || !updates || plan.passes().size() != 1 || program.draws() || countsRows(program)) {
            return Optional.empty();
        }
        Stage.Pass pass = plan.passes().get(0);
        boolean isLoop = pass.shape() == Stage.Walk.UNROLLED && pass.rowValues().isEmpty() && !pass.sumsApart();
        return isLoop && plan.stages().stream().allMatch(ShortSteps::isElementwise)
                ? Optional.of(new ShortSteps(program, pass))
                : Optional.empty();
    }

    private static boolean needsMore(Program.Update update) {
        return update.readsAnotherParameter()
                || update.formula().countsSteps()
                || update.formula().clipsNorm();
    }

    /** The numbers that a step changes. */
    private static long numbers(Program program) {
        return program.updates().stream()
                .mapToLong(update -> update.parameter().type().shape().stream()
                                .mapToLong(size -> size.fixedSize().orElse(MOST_NUMBERS + 1))
                                .reduce(1, (a, b) -> a * b)
                        * (1 + update.formula().states().size()))
                .sum();
    }

    private static boolean countsRows(Program program) {
        List<Node> results =
                program.results().stream().map(Program.Result::node).toList();
        return Graph.topological(results).stream().anyMatch(node -> node.op() instanceof Iota);
    }

    /** A sum over whole values would be one in another order here. */
    private static boolean isElementwise(Stage stage) {
        return stage instanceof Stage.Pass
                || stage.parts().stream()
                        .flatMap(List::stream)
                        .allMatch(kernel -> kernel instanceof Kernel.Loop loop
                                && loop.sums().isEmpty());
    }
}
