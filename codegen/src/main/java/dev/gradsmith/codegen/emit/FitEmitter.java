package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradsmith.codegen.plan.Programs;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.ModelGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes a trainer's {@code fit}, and the class {@code Fit} that its loop asks for steps on the given data. */
final class FitEmitter {
    private final ModelGraph model;
    private final RealType real;
    private final List<Declaration> data;
    private final DataSetBinding byName;
    private final TrainerNames names;
    private final TrainingEmitter training;
    private final ClassName fitClass;
    private final String options;
    private final String bind;

    /**
     * @param names of the trainer's fields and methods
     * @param hasShortSteps whether the program has a method of many steps
     */
    FitEmitter(ModelGraph model, Programs programs, ClassName modelClass, TrainerNames names, boolean hasShortSteps) {
        this.model = model;
        this.real = new RealType(model.precision());
        this.data = ModelEmitter.data(model);
        this.byName = new DataSetBinding(model);
        this.names = names;
        NameScope scope = names.scope().inner();
        this.options = scope.newName("options");
        this.bind = scope.newName("bind");
        this.fitClass = NestedClass.FIT.in(model, names.trainer());
        this.training = new TrainingEmitter(model, programs, modelClass, names, fitClass, bind, hasShortSteps);
    }

    private DataBinding binding() {
        return new DataBinding(data, model.modelDimensions(), real);
    }

    void addTo(TypeSpec.Builder type) {
        type.addMethod(fit());
        byName.add(type, "fit", RuntimeTypes.HISTORY, Optional.of(RuntimeTypes.FIT_OPTIONS));
        byName.addFitOnBlocks(type, names.scope().inner(), bind);
        type.addMethod(bind());
        type.addType(training.emit());
    }

    private MethodSpec fit() {
        DataBinding binding = binding();
        MethodSpec.Builder method = MethodSpec.methodBuilder("fit")
                .addModifiers(Modifier.PUBLIC)
                .returns(RuntimeTypes.HISTORY)
                .addJavadoc(
                        model.batch().isPresent()
                                ? "Trains on batches of the given data for a number of epochs.\n"
                                : """
                                Trains for a number of epochs, each of which is one step on all of the data. No dimension comes first in all \
                                of it, so that the options' batches and orders of rows mean nothing here.
                                """);
        binding.addParameters(method);
        method.addParameter(RuntimeTypes.FIT_OPTIONS, options);
        String loopOptions = model.batch().isPresent() ? options : options + ".unshuffled()";
        String arguments = binding.arguments();
        return method.addStatement(
                        "return $T.run($L, $L($L$L$L.batchSize()))",
                        RuntimeTypes.FIT_LOOP,
                        loopOptions,
                        bind,
                        arguments,
                        arguments.isEmpty() ? "" : ", ",
                        options)
                .build();
    }

    /** Checks data and gives the steps on it. */
    private MethodSpec bind() {
        DataBinding binding = binding();
        MethodSpec.Builder method =
                MethodSpec.methodBuilder(bind).addModifiers(Modifier.PRIVATE).returns(fitClass);
        binding.addParameters(method);
        method.addParameter(TypeName.INT, names.batchSize()).addCode(binding.checks());
        List<String> arguments = new ArrayList<>();
        training.components().stream().map(ParameterSpec::name).forEach(arguments::add);
        return method.addStatement(CodeBlock.of("return new $T($L)", fitClass, String.join(", ", arguments)))
                .build();
    }
}
