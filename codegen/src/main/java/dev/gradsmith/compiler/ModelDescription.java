package dev.gradsmith.compiler;

import dev.gradsmith.codegen.plan.Program;
import dev.gradsmith.codegen.plan.Programs;
import dev.gradsmith.dsl.ast.ModelFile;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.ModelGraph;
import dev.gradsmith.graph.print.FormulaPrinter;
import dev.gradsmith.graph.print.GraphPicture;
import dev.gradsmith.graph.print.MathMl;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Describes a model for pages that people read: XML whose elements hold formulas as MathML, the graph as SVG, and the source, as text. */
final class ModelDescription {
    private final ModelGraph model;
    private final Programs programs;
    private final Map<Node, String> names;
    private final StringBuilder xml = new StringBuilder();

    private ModelDescription(ModelGraph model, Programs programs) {
        this.model = model;
        this.programs = programs;
        this.names = new HashMap<>(programs.names());
        model.declarations(Declaration.Parameter.class).forEach(one -> names.put(one.node(), one.path()));
    }

    /** @param file the model as it was written */
    static String of(ModelFile file, ModelGraph model, Programs programs, String source) {
        return new ModelDescription(model, programs).write(file, source);
    }

    private String write(ModelFile file, String source) {
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<model name=\"")
                .append(model.name())
                .append("\" sha256=\"")
                .append(SourceText.sha256(source))
                .append("\">\n");
        model.documentation().ifPresent(text -> element("documentation", text));
        model.declarations().forEach(this::declaration);
        WrittenFormulas.of(file).forEach(equation -> element("value", equation));
        programs.gradient().ifPresent(this::derivatives);
        GraphPicture.of(List.copyOf(programs.names().keySet()), names).ifPresent(svg -> element("graph", svg));
        element("source", source);
        return xml.append("</model>\n").toString();
    }

    private void declaration(Declaration declaration) {
        xml.append("<declaration kind=\"")
                .append(kind(declaration))
                .append("\" name=\"")
                .append(declaration instanceof Declaration.Parameter parameter ? parameter.path() : declaration.name())
                .append("\" type=\"")
                .append(type(declaration))
                .append("\">")
                .append(escaped(declaration.documentation().orElse("")))
                .append("</declaration>\n");
    }

    private static String kind(Declaration declaration) {
        if (declaration instanceof Declaration.Input) {
            return "input";
        }
        if (declaration instanceof Declaration.Target) {
            return "target";
        }
        return declaration instanceof Declaration.Parameter ? "parameter" : "hyperparameter";
    }

    private static String type(Declaration declaration) {
        if (declaration instanceof Declaration.Hyperparameter hyper) {
            return "= "
                    + BigDecimal.valueOf(hyper.defaultValue())
                            .stripTrailingZeros()
                            .toPlainString();
        }
        return declaration.type().isScalar() ? "number" : declaration.type().shapeText();
    }

    private void derivatives(Program program) {
        List<Declaration.Parameter> parameters = model.declarations(Declaration.Parameter.class);
        String objective = program.results().get(0).name();
        List<Node> derivatives = program.results().subList(1, 1 + parameters.size()).stream()
                .map(Program.Result::node)
                .toList();
        Map<Node, String> parts = SharedParts.of(derivatives, names, taken());
        Map<Node, String> all = new HashMap<>(names);
        all.putAll(parts);
        FormulaPrinter printer = new FormulaPrinter(all);
        parts.forEach((node, name) -> element("derivative", MathMl.equation(name, printer.of(node))));
        for (int i = 0; i < parameters.size(); i++) {
            String title = Programs.gradientTitle(objective, parameters.get(i).path());
            element("derivative", MathMl.equation(title, printer.of(derivatives.get(i))));
        }
    }

    private Set<String> taken() {
        Set<String> taken = new HashSet<>(names.values());
        model.declarations().forEach(one -> taken.add(one.name()));
        return taken;
    }

    private void element(String name, String text) {
        xml.append('<')
                .append(name)
                .append('>')
                .append(escaped(text))
                .append("</")
                .append(name)
                .append(">\n");
    }

    /** Characters that XML does not have become U+FFFD; a carriage return would be read as the end of a line. */
    private static String escaped(String text) {
        String possible = text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "\uFFFD");
        return possible.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\r", "&#13;");
    }
}
