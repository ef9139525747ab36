package dev.gradsmith.codegen.emit;

import dev.gradsmith.codegen.emit.Storage.Home;
import dev.gradsmith.codegen.plan.Access;
import dev.gradsmith.codegen.plan.Kernel;
import dev.gradsmith.codegen.plan.Plan;
import dev.gradsmith.codegen.plan.Program;
import dev.gradsmith.codegen.plan.Spread;
import dev.gradsmith.codegen.plan.Stage;
import dev.gradsmith.diagnostic.CompilerBug;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.ModelGraph;
import dev.gradsmith.graph.op.Reshape;
import dev.gradsmith.graph.op.Variable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What one program's class calls its values, and where they lie. */
final class ProgramNames {
    /** Names that every program's class has for itself. */
    private static final List<String> OWN = List.of(
            "model",
            "kernels",
            "execution",
            "first",
            "chunks",
            "segments",
            "segment",
            "now",
            "next",
            "total",
            "run",
            "update",
            "at",
            "rows",
            "count",
            "had",
            "from",
            "to",
            "Rows",
            "row",
            "draw",
            "other",
            "task",
            "worker",
            "merge",
            "reset",
            "resized",
            "hasSums",
            "round",
            "size",
            "end",
            "slice",
            "slices",
            "updateSlices",
            "sums",
            "start",
            "all",
            "repeat",
            "capacity",
            "reserve");

    /** At which row of the data a run begins. */
    enum Start {
        /** At the first: then rows of the data and of the results have one index, which is what HotSpot makes vector instructions of. */
        AT_ZERO,
        /** At one that the caller says, of data that are in memory as a whole. */
        AT_FIRST
    }

    private final ModelGraph model;
    private final List<Declaration> data;
    private final Start start;
    private final Set<String> dataDimensions;
    private final Optional<Dimension> batch;
    private final Plan plan;
    private final Map<Node, String> modelNames;
    private final NameScope allocator = new NameScope();
    private final Map<Node, String> fields = new HashMap<>();
    private final Map<Node, String> copies = new LinkedHashMap<>();
    private final Map<String, String> dimensions = new HashMap<>();
    private final Map<String, String> dataFields = new HashMap<>();
    private final Set<Node> inlined;
    private final Set<Node> accumulators = new HashSet<>();
    /** The level of the pass that computes a value. */
    private final Map<Node, Integer> passes = new HashMap<>();

    /**
     * @param data what the caller passes to this program
     * @param start the row of the data at which a run begins
     */
    ProgramNames(ModelGraph model, List<Declaration> data, Start start, Plan plan, Map<Node, String> modelNames) {
        this.start = start;
        this.model = model;
        this.data = List.copyOf(data);
        this.dataDimensions = dimensions();
        this.dataDimensions.removeAll(model.modelDimensions());
        this.batch = model.batch().filter(dimension -> dataDimensions.containsAll(dimension.names()));
        this.plan = plan;
        this.modelNames = modelNames;
        this.inlined = Inlining.of(plan.program());
        for (Stage.Pass pass : plan.passes()) {
            accumulators.addAll(pass.accumulators());
            pass.accumulators().forEach(node -> passes.put(node, pass.level()));
            pass.rowValues().forEach(node -> passes.put(node, pass.level()));
        }
        OWN.forEach(allocator::newName);
        RuntimeTypes.SIMPLE_NAMES.forEach(allocator::newName);
        for (int stage = 0; stage < plan.stages().size(); stage++) {
            allocator.newName("chunk" + stage);
            allocator.newName("roundRows" + stage);
            allocator.newName("roundSums" + stage);
        }
        dimensions().forEach(name -> dimensions.put(name, allocator.newName(name)));
        data.forEach(one -> dataFields.put(one.name(), allocator.newName(one.name())));
        for (Program.Result result : plan.program().results()) {
            Node stored = Access.stored(result.node());
            if (plan.stored().contains(stored) && !fields.containsKey(stored)) {
                fields.put(stored, fieldName(result.name()));
            }
        }
        nameSums();
        plan.stored()
                .forEach(node ->
                        fields.computeIfAbsent(node, key -> fieldName(named(key).orElseGet(() -> ValueNames.of(key)))));
        nameCopies();
    }

    /** A flat loop needs the rows of its block in an array of their own. */
    private void nameCopies() {
        for (Stage.Pass pass : plan.passes()) {
            pass.flatLoops()
                    .flatMap(loop -> Stream.concat(loop.reads().stream(), loop.stores().stream()))
                    .filter(node -> within(pass, node).filter(Storage::isLonger).isPresent())
                    .map(this::withRows)
                    .forEach(node -> copies.computeIfAbsent(
                            node,
                            key -> fieldName(within(pass, key).orElseThrow().expression() + "Block")));
        }
    }

    /** The values that have an array for the rows of a block beside one for those of all examples. */
    Set<Node> copied() {
        return copies.keySet();
    }

    /** The value whose rows those of a reshaped one are; itself where the original has none. */
    private Node withRows(Node node) {
        Node stored = Access.stored(node);
        return hasRows(stored) ? stored : node;
    }

    /** That array of a value. */
    String copy(Node node) {
        String copy = copies.get(withRows(node));
        if (copy == null) {
            throw new CompilerBug("emit", "no copy of " + node);
        }
        return copy;
    }

    /** The rows of a block. */
    int blockRows() {
        return plan.blockRows();
    }

    /** What is added up for a result, and only scaled afterwards, is called after it: {@code wGradientSum}. */
    private void nameSums() {
        for (Program.Result result : plan.program().results()) {
            Optional<Node> sum = ValueNames.scaled(result.node());
            while (sum.isPresent() && !fields.containsKey(sum.get()) && !isAccumulator(sum.get())) {
                sum = sum.flatMap(ValueNames::scaled);
            }
            sum.filter(node -> !fields.containsKey(node) && named(node).isEmpty())
                    .ifPresent(node -> fields.put(node, fieldName(result.name() + "Sum")));
        }
    }

    /** A declared name is taken by its declaration; a result of the same name, such as an output that is an input, gets another. */
    private String fieldName(String suggestion) {
        return allocator.newName(suggestion);
    }

    /** The fields of all stored values. */
    Map<Node, String> fields() {
        return Map.copyOf(fields);
    }

    /** A name for one more field. */
    String newField(String suggestion) {
        return fieldName(suggestion);
    }

    /** The field that holds the size of a dimension. */
    String dimension(String name) {
        return dimensions.getOrDefault(name, name);
    }

    /** The field that holds what the caller passed. */
    String data(Declaration declaration) {
        return dataFields.getOrDefault(declaration.name(), declaration.name());
    }

    /** Sizes of whole values. */
    Extents extents() {
        return new Extents(Optional.empty(), "", dimensions);
    }

    /** Sizes where {@code batchSize} rows are walked. */
    Extents extents(String batchSize) {
        return new Extents(batch(), batchSize, dimensions);
    }

    /** The names of a method's local variables, none of which hides a field. */
    NameScope locals() {
        return allocator.inner();
    }

    Optional<String> named(Node node) {
        return Optional.ofNullable(modelNames.get(node));
    }

    /** Whether a value is used in one expression only, and so needs no variable. */
    boolean isInlined(Node node) {
        return inlined.contains(node);
    }

    String field(Node node) {
        String field = fields.get(node);
        if (field == null) {
            throw new CompilerBug("emit", "no field for " + node);
        }
        return field;
    }

    /** All symbolic dimensions that the program meets, sorted. */
    Set<String> dimensions() {
        Set<String> names = new TreeSet<>(model.modelDimensions());
        data.forEach(declaration -> names.addAll(declaration.type().sizes()));
        return names;
    }

    /** The dimensions that are bound by each call. */
    Set<String> dataDimensions() {
        return dataDimensions;
    }

    List<Declaration> data() {
        return data;
    }

    /** The batch dimension, where the data of this program has it. */
    Optional<Dimension> batch() {
        return batch;
    }

    /** Whether a run begins at a row {@code first} of the data, where they have rows. */
    boolean startsAtFirst() {
        return start == Start.AT_FIRST;
    }

    boolean hasRows(Node node) {
        return batch.isPresent()
                && node.type().rank() > 0
                && node.shape().get(0).equals(batch.get());
    }

    /** Where a node lies as seen from whole stages. */
    Optional<Storage> whole(Node node) {
        if (node.op() instanceof Reshape) {
            return whole(node.input(0)).map(storage -> reshaped(storage, node));
        }
        Optional<Storage> variable = variable(node);
        if (variable.isPresent() || !fields.containsKey(node)) {
            return variable;
        }
        if (isAccumulator(node)) {
            return Optional.of(new Storage(node, "total." + field(node), Home.WHOLE));
        }
        boolean rowResult = plan.rowResults().contains(node);
        if (!rowResult && passes.containsKey(node)) {
            // Its array would be found, and hold the rows of another block.
            throw new CompilerBug("emit", "another stage reads what is kept for a block only: " + node);
        }
        return Optional.of(new Storage(node, field(node), rowResult ? Home.RESULTS : Home.WHOLE));
    }

    /** The array of something without rows may have them in another shape. */
    private Storage reshaped(Storage storage, Node node) {
        Storage other = storage.as(node);
        return hasRows(node) && storage.home() == Home.WHOLE ? other.withRows() : other;
    }

    /** Where a node lies as seen from a pass; what the pass itself computes lies in its block, or in a local variable. */
    Optional<Storage> within(Stage.Pass pass, Node node) {
        if (node.op() instanceof Reshape) {
            return within(pass, node.input(0)).map(storage -> reshaped(storage, node));
        }
        if (passes.getOrDefault(node, -1) != pass.level()) {
            return whole(node);
        }
        if (plan.rowResults().contains(node)) {
            return Optional.of(new Storage(node, field(node), Home.RESULTS));
        }
        return Optional.of(new Storage(node, field(node), isAccumulator(node) ? Home.WHOLE : Home.BLOCK));
    }

    /** Whether a kernel of the pass fills a block with what is the same in all rows: before the first block, unless it is kept for all rows. */
    boolean repeatsRows(Stage.Pass pass, Kernel kernel) {
        return kernel instanceof Kernel.Repeat repeat
                && Spread.of(repeat.node()).orElseThrow() == Spread.ROWS
                && within(pass, repeat.node())
                        .filter(storage -> !storage.isLonger())
                        .isPresent();
    }

    /** Whether the pass itself adds the node up; to other passes it is a value like any other. */
    boolean isAccumulator(Stage.Pass pass, Node node) {
        return accumulators.contains(node) && passes.getOrDefault(node, -1) == pass.level();
    }

    boolean isAccumulator(Node node) {
        return accumulators.contains(node);
    }

    /** Where data, a parameter or a hyperparameter lies. */
    Optional<Storage> variable(Node node) {
        if (!(node.op() instanceof Variable variable)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (variable.role()) {
                    case INPUT, TARGET ->
                        new Storage(
                                node,
                                dataFields.getOrDefault(variable.name(), variable.name()),
                                hasRows(node) ? ofData() : Home.WHOLE);
                    case PARAMETER, HYPERPARAMETER -> new Storage(node, "model." + variable.name(), Home.WHOLE);
                    case GRADIENT, STATE, PLACEHOLDER ->
                        throw new CompilerBug("emit", variable.name() + " has no place in a program");
                });
    }

    private Home ofData() {
        return startsAtFirst() ? Home.EXAMPLES : Home.RESULTS;
    }
}
