package dev.gradsmith.runtime.support;

import dev.gradsmith.runtime.SafetensorsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a class was generated from. For generated code.
 *
 * @param name the model's name
 * @param sha256 of the text of the model file
 * @param statements the model file's, without comments and in one layout, and those of imported files that it uses
 */
public record ModelSource(String name, String sha256, List<String> statements) {
    private static final String MODEL = "gradsmith.model";
    private static final String SOURCE = "gradsmith.source.sha256";
    private static final String STATEMENTS = "gradsmith.source.statements";

    /** Copies the list. */
    public ModelSource {
        statements = List.copyOf(statements);
    }

    /**
     * As generated code says it.
     *
     * @param name the model's name
     * @param sha256 of the text of the model file
     * @param lines one or more statements each, with a line for each
     */
    public static ModelSource of(String name, String sha256, String... lines) {
        return new ModelSource(
                name, sha256, Arrays.stream(lines).flatMap(String::lines).toList());
    }

    /** The SHA-256 of the statements: comments and layout do not change it. */
    public String meaning() {
        return new Fingerprint()
                .add("statements", String.join("\n", statements))
                .hex();
    }

    void addTo(Map<String, String> metadata) {
        metadata.put(MODEL, name);
        metadata.put(SOURCE, sha256);
        metadata.put(STATEMENTS, String.join("\n", statements));
    }

    /** What a file was written from; empty if it does not say, as those of other tools. */
    static Optional<ModelSource> of(Map<String, String> metadata) {
        String statements = metadata.get(STATEMENTS);
        if (statements == null) {
            return Optional.empty();
        }
        return Optional.of(new ModelSource(
                metadata.getOrDefault(MODEL, ""),
                metadata.getOrDefault(SOURCE, ""),
                statements.lines().toList()));
    }

    /**
     * Makes sure that parameters mean in this model what they meant in that of the file: how they are initialized and trained, and what is
     * measured beside, may differ.
     *
     * @throws SafetensorsException that says what else differs
     */
    void requireSameFormulas(ModelSource saved, Path file) throws SafetensorsException {
        require(saved, file, List.of("minimize ", "metric ", "hyper "));
    }

    /**
     * Makes sure that a training goes on as it began: only how parameters are initialized, defaults, and what is measured beside may differ.
     *
     * @throws SafetensorsException that says what else differs
     */
    void requireSameTraining(ModelSource saved, Path file) throws SafetensorsException {
        require(saved, file, List.of("metric ", "hyper "));
    }

    private void require(ModelSource saved, Path file, List<String> mayDiffer) throws SafetensorsException {
        if (!name.equals(saved.name)) {
            throw new SafetensorsException(file, "it is of the model " + saved.name + ", not " + name);
        }
        Set<String> now = meant(statements, mayDiffer);
        Set<String> then = meant(saved.statements, mayDiffer);
        List<String> added = without(now, then);
        List<String> removed = without(then, now);
        if (!added.isEmpty() || !removed.isEmpty()) {
            throw new SafetensorsException(file, message(added, removed));
        }
    }

    private String message(List<String> added, List<String> removed) {
        StringBuilder text = new StringBuilder("it was written by another version of " + name + ".grad.");
        added.forEach(one -> text.append("\n  now:  ").append(one));
        removed.forEach(one -> text.append("\n  then: ").append(one));
        return text.append(
                        "\nGo back to the model file as it was, or train anew; Safetensors.read gives the numbers as they are.")
                .toString();
    }

    private static Set<String> meant(List<String> statements, List<String> mayDiffer) {
        Set<String> meant = new LinkedHashSet<>();
        for (String statement : statements) {
            if (mayDiffer.stream().noneMatch(statement::startsWith)) {
                int initializer = statement.startsWith("param ") ? statement.indexOf(" ~ ") : -1;
                meant.add(initializer < 0 ? statement : statement.substring(0, initializer));
            }
        }
        return meant;
    }

    private static List<String> without(Set<String> some, Set<String> others) {
        List<String> rest = new ArrayList<>(some);
        rest.removeAll(others);
        return rest;
    }
}
