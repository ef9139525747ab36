package dev.gradsmith.codegen.emit;

import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.ModelGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The arguments of a program's {@code run}, in their order: the data, the first row, the sizes of the data dimensions. */
final class RunArguments {
    private RunArguments() {}

    /** Those of a program that begins at the first row. */
    static String of(ModelGraph model, List<Declaration> data) {
        List<String> arguments =
                new ArrayList<>(data.stream().map(Declaration::name).toList());
        arguments.addAll(dataDimensions(model, data));
        return String.join(", ", arguments);
    }

    static String of(ModelGraph model, List<Declaration> data, Function<Declaration, String> spelled, String first) {
        List<String> arguments = new ArrayList<>(data.stream().map(spelled).toList());
        Set<String> sizes = dataDimensions(model, data);
        if (model.batch().isPresent() && sizes.containsAll(model.batch().get().names())) {
            arguments.add(first);
        }
        arguments.addAll(sizes);
        return String.join(", ", arguments);
    }

    /** The dimensions that a call binds, sorted. */
    static Set<String> dataDimensions(ModelGraph model, List<Declaration> data) {
        Set<String> sizes = new TreeSet<>();
        data.forEach(one -> sizes.addAll(one.type().sizes()));
        sizes.removeAll(model.modelDimensions());
        return sizes;
    }
}
