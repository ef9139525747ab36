package dev.gradsmith.codegen.emit;

import dev.gradsmith.codegen.plan.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What the methods of a program's class are called that give its results. */
final class ResultNames {
    /** The class's other methods. */
    private static final Pattern OWN = Pattern.compile(
            "run|resize|update|parameters|startUpdates|accumulate|updateAccumulated|enough|addBlock|finishBlocks|(updatePart|resizePart|pass|stage|chunk)\\d.*");

    private ResultNames() {}

    /** Of a program's first result, which is the loss where a program has one. */
    static String first(String name) {
        return OWN.matcher(name).matches() ? name + "Value" : name;
    }

    /** A name for each result in order: that of the result where it can be. */
    static List<String> of(Program program) {
        NameScope scope = new NameScope();
        List<String> names = new ArrayList<>();
        for (Program.Result result : program.results()) {
            names.add(scope.newName(first(result.name())));
        }
        return names;
    }
}
