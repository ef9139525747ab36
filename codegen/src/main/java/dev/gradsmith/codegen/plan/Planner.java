package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.cost.Cost;
import dev.gradsmith.graph.op.Contract;
import dev.gradsmith.graph.op.Gather;
import dev.gradsmith.graph.op.Reshape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Cuts a program into passes over the batch dimension and whole stages between them, and each stage into kernels.
 *
 * <p>Almost everything in a model is row-local, so that one pass computes forward and backward of a row while it is in cache;
 * what sums over rows is an accumulator. A second pass is needed only where a row needs a sum over all rows.
 */
public final class Planner {
    private final Program program;
    private final Rows rows;
    private final List<Node> nodes;
    private final Levels levels;
    private final Set<Integer> unrolled;
    private final Uses uses;
    private final Set<Node> roots;
    private final Set<Node> wanted;
    private final Set<Node> stored = new LinkedHashSet<>();
    private final Set<Node> rowResults = new LinkedHashSet<>();

    private Planner(Program program, Optional<Dimension> batch) {
        this.program = program;
        this.rows = new Rows(batch);
        this.roots = new LinkedHashSet<>(program.results().stream()
                .map(result -> Access.stored(result.node()))
                .toList());
        this.nodes = Graph.topological(roots);
        this.levels = new Levels(nodes, rows);
        this.unrolled = unrolledPasses();
        this.wanted = wantedInStorage(nodes);
        this.wanted.addAll(BlockValues.wanted(inBlocks(nodes), rows, levels::of));
        this.uses = new Uses(nodes, this::isReadThrough, this::operands);
    }

    public static Plan plan(Program program, Optional<Dimension> batch) {
        return new Planner(program, batch).plan();
    }

    private Plan plan() {
        int last = nodes.stream().mapToInt(levels::of).max().orElse(0);
        List<Stage> stages = new ArrayList<>();
        for (int level = 0; level <= last; level++) {
            List<Node> own = nodesOf(level);
            if (!own.isEmpty()) {
                stages.add(level % 2 == 0 ? whole(own) : pass(level, own));
            }
        }
        Map<Node, Node> shared = SharedBuffers.of(stages, stored, rowResults);
        return new Plan(program, stages, List.copyOf(stored), rowResults, BlockSize.of(inBlocks(nodes)), shared);
    }

    private Set<Integer> unrolledPasses() {
        Map<Integer, List<Node>> byLevel = nodes.stream().collect(Collectors.groupingBy(levels::of));
        return byLevel.entrySet().stream()
                .filter(level -> level.getKey() % 2 == 1 && Unrolling.fits(level.getValue(), rows))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** A gated product reads the value that decides, which may be one of a pass before, and never what is chosen by it. */
    private List<Node> operands(Node node) {
        return isInBlocks(node) && rows.isRowLocal(node)
                ? Gate.of(node).map(Gate::operands).orElseGet(node::inputs)
                : node.inputs();
    }

    /** Those of the nodes that are computed block by block. */
    private List<Node> inBlocks(List<Node> all) {
        return all.stream().filter(this::isInBlocks).toList();
    }

    private boolean isInBlocks(Node node) {
        return levels.of(node) % 2 == 1 && !unrolled.contains(levels.of(node));
    }

    /** What is computed at a level, but for what is read out of its inputs wherever it is used. */
    private List<Node> nodesOf(int level) {
        return nodes.stream()
                .filter(node -> levels.of(node) == level && !Access.isVariable(node))
                .filter(node -> !isReadThrough(node))
                .toList();
    }

    private boolean isReadThrough(Node node) {
        return Access.isTransparent(node) && !roots.contains(node) && !wanted.contains(node) && !gathersRows(node);
    }

    /**
     * Whether the node makes rows of what is no row: a pass, which counts rows from its block on, cannot read through it. What is reshaped
     * lies where the original does.
     */
    private boolean gathersRows(Node node) {
        return rows.hasRows(node)
                && !(node.op() instanceof Reshape)
                && !rows.isRowLocal(node)
                && !node.inputs().isEmpty()
                && node.type().isReal();
    }

    /**
     * The values that others read at places of their own choice: operands of products, tables that are picked from, and what is
     * reshaped.
     */
    private static Set<Node> wantedInStorage(List<Node> nodes) {
        Set<Node> wanted = new HashSet<>();
        for (Node node : nodes) {
            if (node.op() instanceof Contract) {
                node.inputs().forEach(operand -> wanted.add(Access.stored(operand)));
            } else if (node.op() instanceof Gather || node.op() instanceof Reshape) {
                wanted.add(Access.stored(node.input(0)));
            }
        }
        return wanted;
    }

    private Stage whole(List<Node> own) {
        Set<Node> kept = new HashSet<>();
        CodeSize sizes = new CodeSize(kept);
        Set<Node> stage = new HashSet<>(own);
        own.stream()
                .filter(node -> mustBeStored(node, stage) || isLong(node, sizes))
                .forEach(kept::add);
        stored.addAll(own.stream().filter(kept::contains).toList());
        own.stream().filter(kept::contains).filter(rows::hasRows).forEach(rowResults::add);
        return new Stage.Whole(new KernelBuilder(kept, Set.of(), sizes, Optional.empty()).build(own));
    }

    private Stage pass(int level, List<Node> own) {
        List<Node> accumulators = own.stream().filter(rows::isAccumulated).toList();
        List<Node> all = nodes.stream().filter(node -> levels.of(node) == level).toList();
        boolean writtenOut = unrolled.contains(level);
        Set<Node> kept = new HashSet<>(accumulators);
        CodeSize sizes = new CodeSize(kept);
        Set<Node> stage = new HashSet<>(own);
        FlatLoops loops = new FlatLoops(node -> stored.contains(node) || kept.contains(node));
        for (Node node : own) {
            if (!writtenOut) {
                shorten(node, loops, stage, kept);
            }
            boolean leaves = leavesStage(node, stage);
            if (rows.hasRows(node) && leaves) {
                rowResults.add(node);
            }
            if (leaves || (!writtenOut && (mustBeStored(node, stage) || isLong(node, sizes)))) {
                kept.add(node);
            }
        }
        stored.addAll(own.stream().filter(kept::contains).toList());
        Optional<FlatLoops> flat = writtenOut ? Optional.empty() : Optional.of(loops);
        Set<Node> sums = Set.copyOf(accumulators);
        boolean apart = !writtenOut && accumulators.stream().anyMatch(MatrixSum::is);
        List<Node> first =
                apart ? own.stream().filter(node -> !sums.contains(node)).toList() : own;
        List<List<Kernel>> parts = new KernelBuilder(kept, sums, sizes, flat).build(first);
        List<List<Kernel>> later = apart ? new KernelBuilder(kept, sums, sizes, flat).build(accumulators) : List.of();
        List<Node> rowValues = own.stream()
                .filter(node -> kept.contains(node) && !sums.contains(node))
                .toList();
        Stage.Walk walk = writtenOut ? Stage.Walk.UNROLLED : Stage.Walk.BLOCKS;
        return new Stage.Pass(level, parts, later, accumulators, rowValues, walk, rowWork(all));
    }

    private Cost rowWork(List<Node> all) {
        Cost work = all.stream().map(Cost::of).reduce(Cost.NONE, Cost::plus);
        return rows.batch().map(batch -> work.per(batch.toString())).orElse(work);
    }

    private boolean mustBeStored(Node node, Set<Node> stage) {
        boolean kernelResult = !Access.isElementwise(node) && !Access.isTransparent(node);
        boolean shared = Access.isElementwise(node) && uses.of(node).size() > 1;
        return kernelResult || shared || wanted.contains(node) || leavesStage(node, stage);
    }

    /** Asked in topological order, so that what a value is computed from is stored, or not, by then. */
    private static boolean isLong(Node node, CodeSize sizes) {
        return Access.isElementwise(node) && sizes.of(node) > CodeSize.MOST_IN_VALUE;
    }

    /** Stores what a value is computed from, the longest part first, until a loop of vector instructions can compute the rest. */
    private static void shorten(Node node, FlatLoops loops, Set<Node> stage, Set<Node> kept) {
        while (loops.body(node).filter(body -> !body.isShort()).isPresent()) {
            Optional<Node> longest = node.inputs().stream()
                    .filter(input -> stage.contains(input) && !kept.contains(input) && FlatLoops.isArithmetic(input))
                    .max(Comparator.comparingInt(
                            input -> loops.body(input).map(FlatBody::length).orElse(0)));
            if (longest.isEmpty()) {
                return;
            }
            kept.add(longest.get());
        }
    }

    private boolean leavesStage(Node node, Set<Node> stage) {
        return roots.contains(node) || uses.of(node).stream().anyMatch(user -> !stage.contains(user));
    }
}
