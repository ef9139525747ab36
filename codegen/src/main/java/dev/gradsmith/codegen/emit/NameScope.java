package dev.gradsmith.codegen.emit;

import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.ModelGraph;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** The names in reach of a piece of generated code. A name that is taken gets a number. */
final class NameScope {
    private final Set<String> taken;

    NameScope() {
        this(new HashSet<>());
    }

    private NameScope(Set<String> taken) {
        this.taken = taken;
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
        return newName(taken.contains(suggestion) ? otherwise : suggestion);
    }

    /** A name like {@code suggestion} that nothing in reach has. */
    String newName(String suggestion) {
        String name = suggestion;
        for (int number = 2; SourceVersion.isKeyword(name) || !taken.add(name); number++) {
            name = suggestion + number;
        }
        return name;
    }

    /** For names of several words: {@code Velocity} of {@code velocity}. */
    static String capitalized(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** A scope within this one, whose names this one does not see. */
    NameScope inner() {
        return new NameScope(new HashSet<>(taken));
    }
}
