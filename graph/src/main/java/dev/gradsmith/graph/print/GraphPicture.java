package dev.gradsmith.graph.print;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A graph as a picture in SVG, from the data at the top to the results at the bottom. A small graph is shown operator by operator, a
 * larger one by its named values alone, and one that nobody could survey not at all.
 */
public final class GraphPicture {
    private static final int MOST_OPERATORS = 32;
    private static final int MOST_NAMES = 60;
    private static final int LONGEST_LABEL = 34;
    private static final Formula PLACE = Formula.atom("·");

    private final Map<Node, String> names;
    private final FormulaPrinter printer;
    private final List<GraphBox> boxes = new ArrayList<>();
    private final Map<Node, Integer> places = new HashMap<>();

    private GraphPicture(Map<Node, String> names) {
        this.names = names;
        this.printer = new FormulaPrinter(names);
    }

    /**
     * The picture of a graph.
     *
     * @param results the values at its end
     * @param names of values, those of data and parameters among them
     */
    public static Optional<String> of(List<Node> results, Map<Node, String> names) {
        for (boolean everyOperator : new boolean[] {true, false}) {
            GraphPicture picture = new GraphPicture(names);
            List<Node> shown = picture.shown(results, everyOperator);
            if (!shown.isEmpty() && shown.size() <= (everyOperator ? MOST_OPERATORS : MOST_NAMES)) {
                shown.forEach(node -> picture.add(node, everyOperator));
                return Optional.of(GraphSvg.of(LayeredLayout.of(picture.boxes)));
            }
        }
        return Optional.empty();
    }

    private List<Node> shown(List<Node> results, boolean everyOperator) {
        return Graph.topological(results).stream()
                .filter(node -> isData(node) || names.containsKey(node) || (everyOperator && isStep(node)))
                .toList();
    }

    private static boolean isData(Node node) {
        return node.op() instanceof Variable;
    }

    /** Not what is written inside another's formula: numbers, and values that are only seen in another shape. */
    private static boolean isStep(Node node) {
        String label = label(node);
        return label.contains(PLACE.text()) && !label.equals(PLACE.text());
    }

    private void add(Node node, boolean everyOperator) {
        Set<Integer> from = new LinkedHashSet<>();
        for (Node input : node.inputs()) {
            collect(input, from);
        }
        places.put(node, boxes.size());
        boxes.add(new GraphBox(label(node, everyOperator), detail(node), kind(node), List.copyOf(from)));
    }

    /** The boxes that a value comes from: its own, or those of what it is made of. */
    private void collect(Node node, Set<Integer> from) {
        List<Node> open = new ArrayList<>(List.of(node));
        Set<Node> seen = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            Node next = open.remove(open.size() - 1);
            Integer place = places.get(next);
            if (place != null) {
                from.add(place);
            } else if (seen.add(next)) {
                open.addAll(next.inputs());
            }
        }
    }

    private String label(Node node, boolean everyOperator) {
        String name = names.get(node);
        if (isData(node)) {
            return name == null ? label(node) : name;
        }
        String formula = everyOperator ? symbols(label(node)) : printer.print(node);
        return shortened(name == null ? formula : name + " = " + formula);
    }

    private static String symbols(String formula) {
        return formula.replace("· ·", "· × ·")
                .replace(" - ", " − ")
                .replace("·^2", "·²")
                .replace(" .* ", " ⊙ ")
                .replace("<=", "≤")
                .replace(">=", "≥")
                .replace("!=", "≠")
                .replace("&&", "∧")
                .replace("||", "∨");
    }

    /** The operator with places for its operands: {@code · + ·}. */
    private static String label(Node node) {
        return node.op()
                .print(node, node.inputs().stream().map(GraphPicture::operand).toList())
                .text();
    }

    private static Formula operand(Node input) {
        boolean number = input.inputs().isEmpty() && !isData(input);
        return number ? input.op().print(input, List.of()) : throughShape(input);
    }

    /** A number that was spread over a shape is still that number. */
    private static Formula throughShape(Node input) {
        if (isData(input) || input.inputs().size() != 1) {
            return PLACE;
        }
        Formula shown = input.op().print(input, List.of(PLACE));
        return shown.text().equals(PLACE.text()) ? operand(input.input(0)) : PLACE;
    }

    private static String detail(Node node) {
        return node.type().isScalar() ? "" : node.type().shapeText();
    }

    private GraphBox.Kind kind(Node node) {
        if (node.op() instanceof Variable variable) {
            return variable.role() == Variable.Role.PARAMETER ? GraphBox.Kind.PARAMETER : GraphBox.Kind.DATA;
        }
        return names.containsKey(node) ? GraphBox.Kind.NAMED : GraphBox.Kind.STEP;
    }

    private static String shortened(String label) {
        return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 1) + "…";
    }
}
