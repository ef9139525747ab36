package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradsmith.codegen.plan.Program;
import dev.gradsmith.codegen.plan.Programs;
import dev.gradsmith.diagnostic.CompilerBug;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.evaluate.KnownValue;
import dev.gradsmith.graph.model.ModelGraph;
import dev.gradsmith.graph.update.UpdateFormula;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes what moves the parameters after a run, and the fields with what that remembers from step to step. */
final class UpdateEmitter {
    /** Keeps a method well below the size beyond which HotSpot does not compile it. */
    private static final int MOST_PARAMETERS = 12;

    private final Program program;
    private final UpdateFormula formula;
    private final ProgramNames names;
    private final RealType real;
    private final String steps;
    private final List<UpdatedParameter> parameters;
    private final UpdateComments comments;

    UpdateEmitter(ModelGraph model, Program program, ProgramNames names) {
        this.program = program;
        this.formula = program.updates().get(0).formula();
        this.names = names;
        this.real = new RealType(model.precision());
        this.steps = names.newField("steps");
        this.parameters = program.updates().stream().map(this::parameter).toList();
        this.comments = new UpdateComments(program, names);
    }

    private UpdatedParameter parameter(Program.Update update) {
        String name = update.parameter().name();
        List<String> states = formula.states().stream()
                .map(state -> names.newField(name + NameScope.capitalized(state.name())))
                .toList();
        String gradient =
                update.readsAnotherParameter() ? names.newField(Programs.gradientName(name)) : place(update.gradient());
        return new UpdatedParameter(update, gradient, states);
    }

    private String place(Node gradient) {
        return names.whole(gradient)
                .orElseThrow(() -> new CompilerBug("emit", "no storage for the gradient " + gradient))
                .expression();
    }

    void addTo(TypeSpec.Builder type) {
        if (program.remembers()) {
            addFields(type);
            type.addMethod(start());
        }
        MethodSpec.Builder update =
                MethodSpec.methodBuilder("update").addJavadoc("Moves the parameters by what the last run found.\n");
        update.addCode(prologue());
        if (parameters.size() <= MOST_PARAMETERS) {
            type.addMethod(update.addCode(body(parameters)).build());
            return;
        }
        int parts = (parameters.size() + MOST_PARAMETERS - 1) / MOST_PARAMETERS;
        for (int part = 1; part <= parts; part++) {
            update.addStatement("updatePart$L()", part);
        }
        type.addMethod(update.build());
        for (int part = 1; part <= parts; part++) {
            int end = Math.min(part * MOST_PARAMETERS, parameters.size());
            type.addMethod(MethodSpec.methodBuilder("updatePart" + part)
                    .addModifiers(Modifier.PRIVATE)
                    .addCode(body(parameters.subList((part - 1) * MOST_PARAMETERS, end)))
                    .build());
        }
    }

    private void addFields(TypeSpec.Builder type) {
        if (formula.countsSteps()) {
            type.addField(TypeName.LONG, steps, Modifier.PRIVATE);
        }
        for (UpdatedParameter parameter : parameters) {
            TypeName fieldType = parameter.isScalar() ? real.type() : real.array();
            parameter.fields().forEach(field -> type.addField(fieldType, field, Modifier.PRIVATE));
        }
    }

    /** Called once by a trainer: a model of which only gradients are wanted needs none of this. */
    private MethodSpec start() {
        Locals locals = new Locals(real, names.locals());
        StepScalars scalars = new StepScalars(formula, real, steps, locals);
        for (UpdatedParameter parameter : parameters) {
            if (!parameter.isScalar()) {
                String count = names.extents().product(parameter.shape());
                parameter
                        .fields()
                        .forEach(field -> locals.code().addStatement("$L = new $T[$L]", field, real.type(), count));
            }
            for (int i = 0; i < formula.states().size(); i++) {
                Node initial = formula.states().get(i).initial();
                boolean isZero = KnownValue.of(initial).orElse(1) == 0;
                if (!isZero) {
                    fill(parameter, parameter.states().get(i), scalars.value(initial), locals.code());
                }
            }
        }
        return MethodSpec.methodBuilder("startUpdates")
                .addJavadoc("Makes what the updates remember, as it is before the first.\n")
                .addCode(locals.code().build())
                .build();
    }

    private static void fill(UpdatedParameter parameter, String field, CodeBlock value, CodeBlock.Builder code) {
        if (parameter.isScalar()) {
            code.addStatement("$L = $L", field, value);
            return;
        }
        code.addStatement("$T.fill($L, $L)", Arrays.class, field, value);
    }

    /** Counts the step, and keeps parameters that are gradients of others as they are before it. */
    private CodeBlock prologue() {
        CodeBlock.Builder code = CodeBlock.builder();
        if (formula.countsSteps()) {
            code.addStatement("$L++", steps);
        }
        parameters.stream()
                .filter(parameter -> parameter.update().readsAnotherParameter())
                .forEach(parameter -> keep(parameter, code));
        return code.build();
    }

    private void keep(UpdatedParameter parameter, CodeBlock.Builder code) {
        String other = place(parameter.update().gradient());
        if (parameter.isScalar()) {
            code.addStatement("$L = $L", parameter.gradient(), other);
            return;
        }
        code.addStatement("$1T.arraycopy($2L, 0, $3L, 0, $3L.length)", System.class, other, parameter.gradient());
    }

    private CodeBlock body(List<UpdatedParameter> some) {
        Locals locals = new Locals(real, names.locals());
        StepScalars scalars = new StepScalars(formula, real, steps, locals);
        scalars.declare(comments.ofScalars());
        for (UpdatedParameter parameter : some) {
            comments.of(parameter).forEach(locals::comment);
            new ElementLoop(formula, parameter, scalars, names.extents()).emit(locals);
        }
        return locals.code().build();
    }
}
