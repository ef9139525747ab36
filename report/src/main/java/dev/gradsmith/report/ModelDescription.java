package dev.gradsmith.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What the compiler tells people about a model; it writes it beside the model's class, as a resource.
 *
 * @param documentation what the model's author wrote above it; empty where there is nothing
 * @param sourceHash the SHA-256 of the model file, in hexadecimal digits
 * @param values the model's definitions, each as MathML
 * @param derivatives of the loss towards each parameter, as MathML
 * @param graph as SVG; empty for a model too large to be drawn
 * @param source the text of the model file
 */
public record ModelDescription(
        String name,
        String documentation,
        String sourceHash,
        List<Declared> declarations,
        List<String> values,
        List<String> derivatives,
        String graph,
        String source) {
    private static final String SUFFIX = ".grad.xml";

    /**
     * A value that a model takes or learns.
     *
     * @param kind {@code input}, {@code target}, {@code parameter} or {@code hyperparameter}
     * @param type its shape, such as {@code [n, d]}; for a hyperparameter its default value
     */
    public record Declared(String kind, String name, String type, String documentation) {}

    public ModelDescription {
        declarations = List.copyOf(declarations);
        values = List.copyOf(values);
        derivatives = List.copyOf(derivatives);
    }

    /**
     * The description of the model that a class was generated from.
     *
     * @param generated the model's class or its trainer's
     * @throws IllegalArgumentException if there is none beside the class
     */
    public static ModelDescription of(Class<?> generated) {
        String name = generated.getSimpleName();
        String model = name.endsWith("Trainer") ? name.substring(0, name.length() - "Trainer".length()) : name;
        for (String candidate : List.of(name, model)) {
            try (InputStream resource = generated.getResourceAsStream(candidate + SUFFIX)) {
                if (resource != null) {
                    return read(resource);
                }
            } catch (IOException e) {
                throw new IllegalArgumentException(
                        "the description of the model " + candidate + " cannot be read: " + e.getMessage(), e);
            }
        }
        throw new IllegalArgumentException("there is no " + model + SUFFIX + " beside the class " + generated.getName()
                + ", which the Maven plugin's goal 'generate' writes for a model; is it the class of a model, and are the"
                + " project's resources on the class path?");
    }

    /**
     * The description in a stream, which stays open.
     *
     * @throws IOException if it cannot be read, or is no description
     */
    public static ModelDescription read(InputStream stream) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return of(factory.newDocumentBuilder().parse(stream).getDocumentElement());
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException("no description of a model: " + e.getMessage(), e);
        }
    }

    private static ModelDescription of(Element model) throws IOException {
        if (!model.getTagName().equals("model")) {
            throw new IOException("no description of a model: it begins with <" + model.getTagName() + ">");
        }
        List<Declared> declarations = new ArrayList<>();
        for (Element one : elements(model, "declaration")) {
            declarations.add(new Declared(
                    one.getAttribute("kind"),
                    one.getAttribute("name"),
                    one.getAttribute("type"),
                    one.getTextContent()));
        }
        return new ModelDescription(
                model.getAttribute("name"),
                text(model, "documentation"),
                model.getAttribute("sha256"),
                declarations,
                texts(model, "value"),
                texts(model, "derivative"),
                text(model, "graph"),
                text(model, "source"));
    }

    private static String text(Element model, String tag) {
        List<String> all = texts(model, tag);
        return all.isEmpty() ? "" : all.get(0);
    }

    private static List<String> texts(Element model, String tag) {
        return elements(model, tag).stream().map(Element::getTextContent).toList();
    }

    private static List<Element> elements(Element model, String tag) {
        List<Element> elements = new ArrayList<>();
        NodeList found = model.getElementsByTagName(tag);
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
