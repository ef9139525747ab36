package dev.gradsmith.report;

import dev.gradsmith.report.chart.Markup;

/** A page that is being written. Texts are escaped; names of elements and attributes are not. */
final class Html {
    private final StringBuilder page = new StringBuilder();
    private int ids;

    /** @param attributes names and values, in turn */
    Html open(String element, String... attributes) {
        page.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            page.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(Markup.text(attributes[i + 1]))
                    .append('"');
        }
        page.append('>');
        return this;
    }

    Html close(String element) {
        page.append("</").append(element).append(">\n");
        return this;
    }

    Html text(String text) {
        page.append(Markup.text(text));
        return this;
    }

    Html element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close(element);
    }

    /** What is HTML, MathML or SVG already. */
    Html markup(String markup) {
        page.append(markup);
        return this;
    }

    /** A name that no other element of the page has. */
    String newId() {
        return "part-" + ++ids;
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
