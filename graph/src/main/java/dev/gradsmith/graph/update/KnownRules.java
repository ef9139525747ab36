package dev.gradsmith.graph.update;

import java.util.List;
import java.util.Optional;

/** Every update rule of the language. */
public final class KnownRules {
    public static final List<UpdateRule> ALL =
            List.of(new Sgd(), new Adagrad(), new RmsProp(), new Adam(), new AdamW());

    private KnownRules() {}

    /** The rule of a model that names none. */
    public static UpdateRule standard() {
        return ALL.get(0);
    }

    public static Optional<UpdateRule> find(String name) {
        return ALL.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }
}
