package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradsmith.codegen.plan.ShortSteps;
import dev.gradsmith.codegen.plan.Stage;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.op.Reshape;
import dev.gradsmith.graph.update.UpdateFormula;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the method that makes many short steps: the parameters, and what their updates remember, are local variables from the first to the
 * last. Each number is computed by the same operations as in a step alone, so that it has the same bits.
 */
final class ShortStepsEmitter {
    private final ShortSteps steps;
    private final ProgramNames names;
    private final RealType real;
    private final Comments comments;
    private final List<Kept> parameters;
    private final NameScope scope;
    private final Locals before;
    private final Map<Node, Storage> places = new HashMap<>();
    private final CodeBlock.Builder after = CodeBlock.builder();

    ShortStepsEmitter(
            ShortSteps steps, ProgramNames names, RealType real, Comments comments, List<UpdatedParameter> parameters) {
        this.steps = steps;
        this.names = names;
        this.real = real;
        this.comments = comments;
        this.scope = names.locals();
        this.before = new Locals(real, scope);
        this.parameters = parameters.stream().map(this::keep).toList();
    }

    void addTo(TypeSpec.Builder type, int number) {
        type.addMethod(isOneChunk(number));
        type.addMethod(steps());
    }

    private String batch() {
        return names.batch().map(Dimension::toString).map(names::dimension).orElseThrow();
    }

    private MethodSpec isOneChunk(int number) {
        return MethodSpec.methodBuilder("hasChunks")
                .addJavadoc("Whether a step on that many rows is more than one chunk.\n")
                .returns(TypeName.BOOLEAN)
                .addParameter(TypeName.INT, batch())
                .addStatement("this.$1L = $1L", batch())
                .addStatement("return chunkCount$L() > 1", number)
                .build();
    }

    private MethodSpec steps() {
        String order = scope.newName("order");
        String from = scope.newName("start");
        String count = scope.newName("stepCount");
        String losses = scope.newName("losses");
        String at = scope.newName("offset");
        MethodSpec.Builder method =
                MethodSpec.methodBuilder("steps").addJavadoc("""
                        Makes steps on so many rows each, in the order given or their own, and returns the sum of the losses. If that is not \
                        finite, nothing has changed.
                        """).returns(TypeName.DOUBLE);
        for (Declaration data : names.data()) {
            method.addParameter(real.of(data.type()), names.data(data));
        }
        method.addParameter(int[].class, order)
                .addParameter(TypeName.INT, from)
                .addParameter(TypeName.INT, batch())
                .addParameter(TypeName.INT, count);
        UpdateFormula formula = steps.program().updates().get(0).formula();
        StepScalars scalars = new StepScalars(formula, real, "", "", before);
        scalars.declare(List.of());
        CodeBlock step = step(order, at, losses, scalars);
        return method.addCode(before.code().build())
                .addStatement("double $L = 0", losses)
                .addStatement("int $L = $L", at, from)
                .beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", scope.newName("step"), count)
                .addCode(step)
                .addStatement("$L += $L", at, batch())
                .endControlFlow()
                .beginControlFlow("if ($T.isFinite($L))", Double.class, losses)
                .addCode(after.build())
                .endControlFlow()
                .addStatement("return $L", losses)
                .build();
    }

    /** Makes local variables of a parameter and its states, and writes them back in the end. */
    private Kept keep(UpdatedParameter parameter) {
        Node node = parameter.update().parameter().node();
        Storage place = local(node, parameter.name(), Optional.of(parameter.place()));
        places.put(node, place);
        List<Storage> states = parameter.states().stream()
                .map(field -> local(node, field + "Now", Optional.of(field)))
                .toList();
        return new Kept(parameter, place, states);
    }

    /** Local variables for the elements of {@code node}, from and to where they lie otherwise. */
    private Storage local(Node node, String suggestion, Optional<String> place) {
        if (node.type().isScalar()) {
            String name = scope.newName(suggestion, suggestion + "SoFar");
            place.ifPresent(one -> {
                before.code().addStatement("$T $L = $L", real.type(), name, one);
                after.addStatement("$L = $L", one, name);
            });
            return new Storage(node, name, Storage.Home.WHOLE);
        }
        int size = Dimension.product(node.shape()).fixedSize().orElseThrow();
        String prefix = scope.newPrefix(suggestion, size);
        place.ifPresent(one -> {
            for (int i = 0; i < size; i++) {
                before.code().addStatement("$T $L$L = $L[$L]", real.type(), prefix, i, one, i);
                after.addStatement("$L[$L] = $L$L", one, i, prefix, i);
            }
        });
        return new Storage(node, prefix, Storage.Home.LOCAL);
    }

    private CodeBlock step(String order, String at, String losses, StepScalars scalars) {
        Stage.Pass pass = steps.pass();
        Locals outside = new Locals(real, scope);
        Locals inside = new Locals(real, scope);
        String position = scope.newName("position");
        String row = scope.newName("i");
        Elements rows = elements(inside, Optional.of(outside), row);
        CodeBlock.Builder start = CodeBlock.builder();
        Map<Node, Storage> sums = new HashMap<>();
        for (Node node : pass.accumulators()) {
            Storage storage = local(node, names.field(node), Optional.empty());
            inside.comment(comments.always(node));
            Indices.each(node.shape(), index -> {
                CodeBlock sum = rows.element(storage, index);
                start.addStatement("$T $L = $L", real.type(), sum, real.literal(SumsEmitter.neutral(node)));
                CodeBlock contribution = rows.row(node, index).code();
                inside.code()
                        .addStatement(SumsEmitter.combined(SumsEmitter.combine(node), sum.toString(), contribution));
            });
            sums.put(node, storage);
        }
        places.putAll(sums);
        return CodeBlock.builder()
                .add(outside.code().build())
                .add(start.build())
                .beginControlFlow("for (int $1L = $2L; $1L < $2L + $3L; $1L++)", position, at, batch())
                .addStatement("int $1L = $2L.length == 0 ? $3L : $2L[$3L]", row, order, position)
                .add(inside.code().build())
                .endControlFlow()
                .add(update(losses, scalars))
                .build();
    }

    private Elements elements(Locals inside, Optional<Locals> outside, String row) {
        Positions positions = Positions.ofExamples(names.extents());
        return new Elements(Values.of(names, comments, this::storage), positions, inside, outside, row);
    }

    private Optional<Storage> storage(Node node) {
        if (node.op() instanceof Reshape) {
            return storage(node.input(0)).map(storage -> storage.as(node));
        }
        Storage place = places.get(node);
        if (place != null) {
            return Optional.of(place);
        }
        return names.variable(node);
    }

    /** All gradients first: an update may not change what another gradient is made of. */
    private CodeBlock update(String losses, StepScalars scalars) {
        Locals locals = new Locals(real, scope);
        Elements elements = elements(locals, Optional.empty(), "");
        Node loss = steps.program().results().get(0).node();
        locals.code()
                .addStatement(
                        "$L += $L", losses, elements.value(loss, List.of()).code());
        List<List<String>> gradients = parameters.stream()
                .map(kept -> gradient(kept, elements, locals))
                .toList();
        for (int i = 0; i < parameters.size(); i++) {
            parameters.get(i).update(gradients.get(i), scalars, names.extents(), locals);
        }
        return locals.code().build();
    }

    private List<String> gradient(Kept kept, Elements elements, Locals locals) {
        List<String> variables = new ArrayList<>();
        Node gradient = kept.parameter.update().gradient();
        comments.of(gradient).ifPresent(locals::comment);
        Indices.each(gradient.shape(), index -> {
            String name = kept.parameter.name() + "Gradient" + String.join("", index);
            variables.add(elements.value(gradient, index).bound(name).code().toString());
        });
        return variables;
    }

    /** A parameter whose elements, and what its update remembers of them, are local variables. */
    private record Kept(UpdatedParameter parameter, Storage place, List<Storage> states) {
        void update(List<String> gradient, StepScalars scalars, Extents extents, Locals locals) {
            ElementLoop loop = new ElementLoop(parameter.update().formula(), parameter, scalars, extents);
            for (int i = 0; i < gradient.size(); i++) {
                int element = i;
                List<String> own = states.stream()
                        .map(state -> ShortStepsEmitter.place(state, element))
                        .toList();
                loop.element(gradient.get(i), ShortStepsEmitter.place(place, i), own, locals);
            }
        }
    }

    private static String place(Storage storage, int element) {
        return storage.isScalar() ? storage.expression() : storage.expression() + element;
    }
}
