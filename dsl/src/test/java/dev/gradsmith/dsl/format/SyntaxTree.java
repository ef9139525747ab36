package dev.gradsmith.dsl.format;

import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.ast.ModelFile;
import dev.gradsmith.dsl.parse.ModelParser;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Syntax trees as text, to compare those of texts with different layouts. */
final class SyntaxTree {
    private SyntaxTree() {}

    static ModelFile parse(String text, DiagnosticSink sink) {
        return ModelParser.parse("Model", "Model.grad", text, sink);
    }

    /** The statements and the documentation of the whole, without spans. */
    static String of(String text) {
        ModelFile file = parse(text, new DiagnosticSink());
        return show(file.documentation()) + "\n" + show(file.statements());
    }

    /** The comments without the spaces around their lines. */
    static List<String> comments(String text) {
        return parse(text, new DiagnosticSink()).comments().stream()
                .map(comment -> comment.text().lines().map(String::strip).collect(Collectors.joining("\n")))
                .toList();
    }

    private static String show(Object value) {
        if (value instanceof Collection<?> all) {
            return all.stream().map(SyntaxTree::show).collect(Collectors.joining(",\n", "[", "]"));
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(SyntaxTree::show).orElse("-");
        }
        if (!(value instanceof Record)) {
            return value.toString();
        }
        return Stream.of(value.getClass().getRecordComponents())
                .filter(component -> component.getType() != SourceSpan.class)
                .map(component -> show(component(value, component)))
                .collect(Collectors.joining(" ", value.getClass().getSimpleName() + "(", ")"));
    }

    private static Object component(Object value, RecordComponent component) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
