package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import dev.gradsmith.codegen.emit.Storage.Home;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.model.Precision;
import dev.gradsmith.graph.op.Constant;
import dev.gradsmith.graph.op.Variable;
import dev.gradsmith.graph.update.UpdateFormula;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The part of an update that is the same for all elements. It is computed in double precision before the loops, because {@code 1 -
 * beta^step} loses most of its digits in float.
 */
final class StepScalars {
    private final UpdateFormula formula;
    private final RealType real;
    private final String steps;
    private final String clip;
    private final Locals locals;
    private final Set<Node> declared;
    private final Elements elements;
    private final Map<Node, Storage> places = new HashMap<>();

    /**
     * @param steps the field that counts steps
     * @param clip the field with what all gradients are multiplied by
     * @param locals where the statements go
     */
    StepScalars(UpdateFormula formula, RealType real, String steps, String clip, Locals locals) {
        this.clip = clip;
        this.formula = formula;
        this.real = real;
        this.steps = steps;
        this.locals = locals;
        this.declared = readByElements(formula);
        this.elements = elements();
    }

    private Elements elements() {
        Set<Node> roots = new LinkedHashSet<>(declared);
        formula.states().forEach(state -> roots.add(state.initial()));
        Set<Node> inlined = Inlining.of(roots);
        return new Elements(
                new Values(
                        this::source,
                        node -> Optional.ofNullable(formula.names().get(node)).filter(name -> !roots.contains(node)),
                        node -> inlined.contains(node) || roots.contains(node),
                        node -> Optional.empty()),
                Positions.inBlock(new Extents(Optional.empty(), ""), ""),
                locals.in(new RealType(Precision.DOUBLE)),
                Optional.empty(),
                "");
    }

    /** The scalars that the loops use as they are: neither numbers, which are written there, nor hyperparameters. */
    private static Set<Node> readByElements(UpdateFormula formula) {
        Set<Node> read = new LinkedHashSet<>();
        for (Node user : Graph.topological(formula.results())) {
            if (!formula.isUniform(user)) {
                user.inputs().stream()
                        .filter(formula::isUniform)
                        .filter(input -> !(input.op() instanceof Constant) && !isHyperparameter(input))
                        .forEach(read::add);
            }
        }
        return read;
    }

    private static boolean isHyperparameter(Node node) {
        return node.op() instanceof Variable variable && variable.role() == Variable.Role.HYPERPARAMETER;
    }

    private Optional<Storage> source(Node node) {
        if (node == formula.step()) {
            return Optional.of(new Storage(node, steps, Home.WHOLE));
        }
        if (node == formula.clipping().scale()) {
            return Optional.of(new Storage(node, clip, Home.WHOLE));
        }
        if (!isHyperparameter(node)) {
            return Optional.empty();
        }
        // Cast, so that what is made of two of them is not rounded to float.
        String cast = real.precision() == Precision.FLOAT ? "(double) " : "";
        return Optional.of(new Storage(node, cast + hyperparameter(node), Home.WHOLE));
    }

    private static String hyperparameter(Node node) {
        return "model." + ((Variable) node.op()).name();
    }

    /** The value of a scalar in the precision of the model. */
    CodeBlock value(Node node) {
        if (node.op() instanceof Constant constant) {
            return real.literal(constant.value());
        }
        if (isHyperparameter(node)) {
            return CodeBlock.of("$L", hyperparameter(node));
        }
        JavaTerm term = elements.value(node, List.of());
        if (real.precision() == Precision.DOUBLE) {
            return term.code();
        }
        String form = term.strength() == JavaTerm.Strength.ATOM ? "($T) $L" : "($T) ($L)";
        return CodeBlock.of(form, real.type(), term.code());
    }

    /** Declares a local variable for each scalar that the loops use. */
    void declare(List<String> comments) {
        comments.forEach(locals::comment);
        for (Node node : declared) {
            CodeBlock value = value(node);
            String name = locals.name(name(node));
            locals.code().addStatement("$T $L = $L", real.type(), name, value);
            places.put(node, new Storage(node, name, Home.WHOLE));
        }
    }

    private String name(Node node) {
        if (node == formula.clipping().scale()) {
            return "gradientScale";
        }
        String otherwise = node == formula.step() ? "step" : ValueNames.of(node);
        return formula.names().getOrDefault(node, otherwise);
    }

    /** Where the loops find a scalar. */
    Optional<Storage> storage(Node node) {
        if (isHyperparameter(node)) {
            return Optional.of(new Storage(node, hyperparameter(node), Home.WHOLE));
        }
        return Optional.ofNullable(places.get(node));
    }
}
