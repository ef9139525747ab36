package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.ClassName;
import dev.gradsmith.graph.model.ModelGraph;

/**
 * What a trainer calls its own, so that nothing of the model has the same name.
 *
 * @param scope the names of the model and these
 * @param model the field with the model
 * @param program the field with what computes gradients
 * @param draws the field that counts random draws
 * @param forward the method that computes loss and gradients and changes nothing
 * @param batchSize the number of rows to a batch
 * @param state the field with what is saved and restored
 * @param measured the method that measures data that are read block by block
 */
record TrainerNames(
        ClassName trainer,
        NameScope scope,
        String model,
        String program,
        String draws,
        String forward,
        String batchSize,
        String state,
        String measured) {
    static TrainerNames of(ModelGraph model, ClassName trainer) {
        NameScope scope = NameScope.of(model);
        return new TrainerNames(
                trainer,
                scope,
                scope.newName("model"),
                scope.newName("gradient"),
                scope.newName("draws"),
                scope.newName("forward"),
                scope.newName("batchSize"),
                scope.newName("state"),
                scope.newName("measured"));
    }
}
