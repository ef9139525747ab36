package dev.gradsmith.codegen.emit;

import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.ModelGraph;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.lang.model.SourceVersion;

/** The names in reach of a piece of generated code. A name that is taken gets a number. */
final class NameScope {
    private final Optional<NameScope> outer;
    private final Set<String> taken = new HashSet<>();

    /** The number that the next name like a taken one is tried with, so that thousands of them are not tried one by one. */
    private final Map<String, Integer> numbers = new HashMap<>();

    NameScope() {
        this(Optional.empty());
    }

    private NameScope(Optional<NameScope> outer) {
        this.outer = outer;
    }

    /** All names that the author of a model has given to what its generated classes have fields and arguments for. */
    static NameScope of(ModelGraph model) {
        NameScope scope = new NameScope();
        scope.taken.add(model.name());
        scope.taken.addAll(model.modelDimensions());
        for (Declaration declaration : model.declarations()) {
            scope.taken.add(declaration.name());
            scope.taken.addAll(declaration.type().sizes());
        }
        return scope;
    }

    /** The first of two names if it is free, else one like the second. */
    String newName(String suggestion, String otherwise) {
        return newName(isTaken(suggestion) ? otherwise : suggestion);
    }

    /** A name like {@code suggestion} that nothing in reach has. */
    String newName(String suggestion) {
        String name = suggestion;
        int number = numberAfter(suggestion);
        while (SourceVersion.isKeyword(name) || isTaken(name)) {
            name = suggestion + number++;
        }
        taken.add(name);
        numbers.put(suggestion, number);
        return name;
    }

    /** A name like {@code suggestion} that is free with each number from 0 to before {@code count} behind it. */
    String newPrefix(String suggestion, int count) {
        String prefix = suggestion;
        while (anyTaken(prefix, count)) {
            prefix += "_";
        }
        for (int i = 0; i < count; i++) {
            taken.add(prefix + i);
        }
        return prefix;
    }

    private boolean anyTaken(String prefix, int count) {
        return IntStream.range(0, count).anyMatch(i -> isTaken(prefix + i));
    }

    private int numberAfter(String suggestion) {
        Integer own = numbers.get(suggestion);
        if (own != null) {
            return own;
        }
        return outer.map(scope -> scope.numberAfter(suggestion)).orElse(2);
    }

    private boolean isTaken(String name) {
        return taken.contains(name)
                || outer.filter(scope -> scope.isTaken(name)).isPresent();
    }

    /** For names of several words: {@code Velocity} of {@code velocity}. */
    static String capitalized(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** A scope within this one, whose names this one does not see. */
    NameScope inner() {
        return new NameScope(Optional.of(this));
    }
}
