package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.ClassName;
import dev.gradsmith.graph.model.Definition;
import dev.gradsmith.graph.model.ModelGraph;

/** The classes within a generated model that only generated code uses. */
enum NestedClass {
    GRADIENT_PROGRAM("GradientProgram"),
    LOSS_PROGRAM("LossProgram"),
    /** The gradient outside training, where that is another one. */
    EVALUATION_PROGRAM("EvaluationProgram"),
    HESSIAN_PROGRAM("HessianProgram"),
    /** All definitions on the way to the loss, to find the first that is not finite. */
    VALUES_PROGRAM("ValuesProgram"),
    RESIDUAL_PROGRAM("ResidualProgram"),
    JACOBIAN_PROGRAM("JacobianProgram"),
    ROOT_PROGRAM("RootProgram"),
    OBJECTIVE_FUNCTION("ObjectiveFunction"),
    RESIDUAL_FUNCTION("ResidualFunction"),
    FLAT_PARAMETERS("FlatParameters"),
    ROWS("Rows"),
    /** Within the trainer: steps on certain data. */
    FIT("Fit"),
    /** Within the trainer: how it is saved and restored. */
    STATE("State");

    private final String suggestion;

    NestedClass(String suggestion) {
        this.suggestion = suggestion;
    }

    /** Its name: a class must not be called like the one around it. */
    String of(ModelGraph model) {
        return suggestion.equals(model.name()) ? suggestion + 2 : suggestion;
    }

    ClassName in(ModelGraph model, ClassName modelClass) {
        return modelClass.nestedClass(of(model));
    }

    /** The name of the class that computes an output. */
    static String ofOutput(ModelGraph model, String output) {
        NameScope taken = new NameScope();
        taken.newName(model.name());
        for (NestedClass own : values()) {
            taken.newName(own.of(model));
        }
        for (Definition other : model.outputs()) {
            String name = taken.newName(NameScope.capitalized(other.name()) + "Program");
            if (other.name().equals(output)) {
                return name;
            }
        }
        throw new IllegalArgumentException(output);
    }
}
