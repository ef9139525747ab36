package dev.gradsmith.report;

import dev.gradsmith.report.chart.NumberText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was learned: small parameters as numbers, large ones as histograms. */
final class ParameterSection implements Section {
    private static final int FEW = 16;
    private static final int MOST_FIGURES = 24;

    private final Map<String, Values> parameters = new LinkedHashMap<>();

    void add(String name, Values values) {
        if (parameters.putIfAbsent(name, values) != null) {
            throw new IllegalArgumentException("the parameter '" + name + "' was added before");
        }
    }

    @Override
    public String title() {
        return "Parameters";
    }

    @Override
    public void write(Html html) {
        summary().write(html, "All parameters");
        List<Map.Entry<String, Values>> large = parameters.entrySet().stream()
                .filter(one -> one.getValue().length() > FEW)
                .toList();
        html.open("div", "class", "figures");
        large.stream()
                .limit(MOST_FIGURES)
                .forEach(one -> figure(one.getKey(), one.getValue()).write(html));
        html.close("div");
        if (large.size() > MOST_FIGURES) {
            html.element("p", "Histograms of the first " + MOST_FIGURES + " of " + large.size() + " large parameters.");
        }
    }

    private Table summary() {
        List<List<String>> rows = new ArrayList<>();
        parameters.forEach((name, values) -> {
            Moments moments = Moments.of(values);
            rows.add(List.of(
                    name,
                    NumberText.whole(values.length()),
                    values.length() <= FEW ? numbers(values) : "",
                    number(moments.low()),
                    number(moments.mean()),
                    number(moments.high()),
                    number(moments.deviation())));
        });
        return new Table(
                List.of("parameter", "numbers", "values", "least", "mean", "greatest", "standard deviation"), rows);
    }

    private static String number(double value) {
        return NumberText.significant(value, 4);
    }

    private static String numbers(Values values) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < values.length(); i++) {
            texts.add(number(values.get(i)));
        }
        return String.join(", ", texts);
    }

    private static Figure figure(String name, Values values) {
        Histogram histogram = Histogram.of(values);
        String description = NumberText.whole(values.length()) + " numbers."
                + (histogram.left() == 0
                        ? ""
                        : " Not finite, and left out: " + NumberText.whole(histogram.left()) + ".");
        return new Figure(
                histogram.chart(name, "value"), description, histogram.table("value"), "How many numbers lie where");
    }
}
