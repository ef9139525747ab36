package dev.gradsmith.codegen;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a model small that something is wrong with: leaves out what is not needed for that, as in A. Zeller, R. Hildebrandt, Simplifying and
 * isolating failure-inducing input (2002), and puts earlier values in the place of definitions. A part is a line, a block in braces, or a term of
 * the loss.
 */
final class ModelReducer {
    private static final String LOSS = "loss = ";
    private static final Pattern DEFINITION = Pattern.compile("(\\w+) = .*", Pattern.DOTALL);
    private static final Pattern DECLARATION =
            Pattern.compile("(?:input |target |param |layer |fun )?(\\w+).*", Pattern.DOTALL);

    private final Predicate<String> fails;
    private List<String> parts;

    private ModelReducer(String model, Predicate<String> fails) {
        this.fails = fails;
        this.parts = parts(model);
    }

    /** @param fails whether it is still wrong with a model; false for what is no model */
    static String reduce(String model, Predicate<String> fails) {
        ModelReducer reducer = new ModelReducer(model, fails);
        for (String before = ""; !before.equals(text(reducer.parts)); ) {
            before = text(reducer.parts);
            reducer.leaveOut();
            reducer.leaveOutWithUsers();
            reducer.replaceDefinitions();
        }
        return text(reducer.parts);
    }

    private static List<String> parts(String model) {
        List<String> parts = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : model.split("\n")) {
            open.append(open.isEmpty() ? "" : "\n").append(line);
            boolean complete = count(open, '{') == count(open, '}');
            if (complete && line.startsWith(LOSS)) {
                Arrays.stream(line.substring(LOSS.length()).split(" \\+ (?=mean\\()"))
                        .forEach(term -> parts.add(LOSS + term));
            } else if (complete) {
                parts.add(open.toString());
            }
            if (complete) {
                open.setLength(0);
            }
        }
        return parts;
    }

    private static long count(CharSequence text, char character) {
        return text.chars().filter(one -> one == character).count();
    }

    private static String text(List<String> parts) {
        StringBuilder text = new StringBuilder();
        List<String> terms = new ArrayList<>();
        for (String part : parts) {
            if (part.startsWith(LOSS)) {
                terms.add(part.substring(LOSS.length()));
            } else {
                text.append(part).append('\n');
            }
        }
        String loss = terms.isEmpty() ? "" : LOSS + String.join(" + ", terms) + "\n";
        int metrics = text.indexOf("metric ");
        return metrics < 0 ? text + loss : text.insert(metrics, loss).toString();
    }

    private boolean take(List<String> smaller) {
        if (!fails.test(text(smaller))) {
            return false;
        }
        parts = smaller;
        return true;
    }

    /** Half of the parts, a quarter of them, and so on to single ones; the last first, which less depends on. */
    private void leaveOut() {
        for (int size = Math.max(1, parts.size() / 2); size > 0; size /= 2) {
            for (int to = parts.size(); to > 0; to -= size) {
                List<String> smaller = new ArrayList<>(parts);
                smaller.subList(Math.max(0, to - size), to).clear();
                take(smaller);
                to = Math.min(to, parts.size() + size);
            }
        }
    }

    /** A declaration, what needs it, and what nothing needs then. */
    private void leaveOutWithUsers() {
        for (int i = parts.size() - 1; i >= 0; i = Math.min(i, parts.size()) - 1) {
            List<String> smaller = new ArrayList<>(parts);
            Deque<String> gone = new ArrayDeque<>(List.of(smaller.remove(i)));
            while (!gone.isEmpty()) {
                String name = name(gone.remove());
                List<String> users =
                        smaller.stream().filter(part -> mentions(part, name)).toList();
                smaller.removeAll(users);
                gone.addAll(users);
            }
            while (smaller.removeIf(part -> isUnused(part, smaller))) {
                // What only that needed goes as well.
            }
            take(smaller);
        }
    }

    private static String name(String part) {
        Matcher declaration = DECLARATION.matcher(part);
        return declaration.matches() && !part.startsWith(LOSS) ? declaration.group(1) : "";
    }

    private static boolean mentions(String part, String name) {
        return !name.isEmpty()
                && Pattern.compile("\\b" + name + "\\b").matcher(part).find();
    }

    private static boolean isUnused(String part, List<String> parts) {
        String name = name(part);
        boolean declares = !name.isEmpty() && !part.startsWith("precision ") && !part.startsWith("metric ");
        long mentioning = parts.stream().filter(other -> mentions(other, name)).count();
        return declares && mentioning == 1; // its own declaration
    }

    private void replaceDefinitions() {
        for (int i = parts.size() - 1; i >= 0; i--) {
            Matcher definition = DEFINITION.matcher(parts.get(i));
            if (!parts.get(i).startsWith(LOSS) && definition.matches()) {
                replace(i, definition.group(1));
            }
        }
    }

    private void replace(int definition, String name) {
        for (String other : List.of("s", "u", "Z", "X", "y", "w", "V", "c", "E")) {
            List<String> smaller = new ArrayList<>(parts);
            smaller.remove(definition);
            smaller.replaceAll(part -> part.replaceAll("\\b" + name + "\\b", other));
            if (take(smaller)) {
                return;
            }
        }
    }
}
