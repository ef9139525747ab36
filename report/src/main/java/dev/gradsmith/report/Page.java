package dev.gradsmith.report;

import dev.gradsmith.report.chart.Ink;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The whole page: what all sections have in common, and they one after the other. It refuses to load anything. */
final class Page {
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private Page() {}

    static String of(String title, List<Section> sections) {
        Html html = new Html();
        html.markup("<!DOCTYPE html>\n").open("html", "lang", "en");
        head(html, title);
        html.open("body").open("header").element("h1", title);
        contents(html, sections);
        html.close("header").open("main");
        for (int i = 0; i < sections.size(); i++) {
            String heading = "section-" + i;
            html.open("section", "aria-labelledby", heading)
                    .element("h2", sections.get(i).title(), "id", heading);
            sections.get(i).write(html);
            html.close("section");
        }
        html.close("main")
                .element("footer", "Written by Gradsmith.")
                .close("body")
                .close("html");
        return html.toString();
    }

    private static void head(Html html, String title) {
        html.open("head").open("meta", "charset", "utf-8");
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.open("meta", "name", "color-scheme", "content", "light dark");
        html.open("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        html.open("link", "rel", "icon", "href", "data:,");
        html.element("title", title);
        html.open("style").markup(Ink.css()).markup(css()).close("style").close("head");
    }

    private static void contents(Html html, List<Section> sections) {
        if (sections.size() < 2) {
            return;
        }
        html.open("nav", "aria-label", "Sections").open("ul");
        for (int i = 0; i < sections.size(); i++) {
            html.open("li")
                    .element("a", sections.get(i).title(), "href", "#section-" + i)
                    .close("li");
        }
        html.close("ul").close("nav");
    }

    private static String css() {
        try (InputStream css = Page.class.getResourceAsStream("page.css")) {
            if (css == null) {
                throw new IllegalStateException("page.css is missing beside " + Page.class);
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
