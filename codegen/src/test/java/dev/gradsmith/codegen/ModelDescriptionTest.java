package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.compiler.Compilation;
import dev.gradsmith.compiler.Compiler;
import dev.gradsmith.compiler.GeneratedFile;
import dev.gradsmith.compiler.SourceFile;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What the compiler tells people of a model, beside its classes. */
class ModelDescriptionTest {
    private static String describe(String name, String source) {
        Compilation compilation = Compiler.compile(new SourceFile("models/" + name + ".grad", "com.acme", source));
        assertThat(compilation.diagnostics()).isEmpty();
        assertThat(compilation.resources())
                .extracting(GeneratedFile::path)
                .containsExactly("com/acme/" + name + ".grad.xml");
        return compilation.resources().get(0).content();
    }

    private static Element parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }

    private static List<String> texts(Element model, String tag) {
        List<String> texts = new ArrayList<>();
        NodeList found = model.getElementsByTagName(tag);
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }

    @Test
    void formulasAreThoseOfTheFileAndDerivativesTheCompilersOwn() throws Exception {
        Element model = parsed(describe("Symbolic", CompiledModel.source("Symbolic")));
        assertThat(texts(model, "value").get(0))
                .isEqualTo(
                        "<math displaystyle=\"true\"><mrow><mi>y</mi><mo>=</mo><mrow><mrow><mi>X</mi><mo>&#x2062;</mo>"
                                + "<mspace width=\"0.2em\"/><mi>w</mi></mrow><mo>+</mo><mi>b</mi></mrow></mrow></math>");
        assertThat(texts(model, "derivative"))
                .hasSize(2)
                .first()
                .asString()
                .contains("<mo>⊤</mo>")
                .contains("<mfrac>");
        assertThat(texts(model, "source")).containsExactly(CompiledModel.source("Symbolic"));
        assertThat(model.getAttribute("sha256")).matches("[0-9a-f]{64}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Network",
                "Layers",
                "Loop",
                "Labels",
                "Sequence",
                "Pieces",
                "Widths",
                "Functions",
                "Curvature",
                "NoBatch"
            })
    void formulasAndGraphsAreWellFormed(String name) throws Exception {
        Element model = parsed(describe(name, CompiledModel.source(name)));
        for (String tag : List.of("value", "derivative", "graph")) {
            for (String markup : texts(model, tag)) {
                parsed(markup);
            }
        }
        assertThat(texts(model, "graph")).hasSize(1);
    }

    @Test
    void sameModelHasTheSameDescription() {
        String source = CompiledModel.source("Network");
        assertThat(describe("Network", source)).isEqualTo(describe("Network", source));
    }

    @Test
    void everyCharacterOfAFileIsKeptOrShownAsMissing() throws Exception {
        String source = "/** Less < more & \"so\" ]]> */\r\ninput x[n]  // µ" + (char) 7 + "\r\ny = x + 1\noutput y\n";
        Element model = parsed(describe("Odd", source));
        assertThat(texts(model, "source")).containsExactly(source.replace((char) 7, '�'));
        assertThat(texts(model, "documentation")).containsExactly("Less < more & \"so\" ]]>");
    }

    @Test
    void longDerivativesShareNamedParts() throws Exception {
        Element model = parsed(describe("Layers", CompiledModel.source("Layers")));
        long parameters = texts(model, "declaration").size();
        assertThat(texts(model, "derivative").size()).isGreaterThan((int) parameters - 2);
        assertThat(texts(model, "derivative").get(0)).contains("<msub><mi>t</mi><mn>1</mn></msub><mo>=</mo>");
    }
}
