package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradsmith.codegen.plan.Stage;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes how a pass goes over its rows in rounds of some blocks: threads share the blocks first, and then the sums over all of them, a slice
 * for each task. So large sums are there once, and none has to be brought together with another. Every element of a sum takes up the rows in
 * their order, however many slices there are.
 */
final class RoundsEmitter {
    private final ProgramNames names;
    private final int number;
    private final Stage.Pass pass;
    private final String batch;

    RoundsEmitter(ProgramNames names, int number, Stage.Pass pass, String batch) {
        this.names = names;
        this.number = number;
        this.pass = pass;
        this.batch = batch;
    }

    /** The pass's tasks as fields, so that a run allocates nothing. */
    void addFields(TypeSpec.Builder type) {
        for (String task : List.of("roundRows", "roundSums")) {
            type.addField(FieldSpec.builder(
                            RuntimeTypes.EXECUTION.nestedClass("Task"), task + number, Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("this::$L$L", task, number)
                    .build());
        }
    }

    void addTo(TypeSpec.Builder type) {
        type.addMethod(drive());
        type.addMethod(rows());
        type.addMethod(sums());
    }

    private MethodSpec drive() {
        return MethodSpec.methodBuilder("rounds" + number)
                .addModifiers(Modifier.PRIVATE)
                .addStatement("int size = $T.blockRows($L, $L)", RuntimeTypes.CHUNKS, batch, names.blockRows())
                .addStatement("chunks = enough(chunks, $T.blocks($L, size))", RuntimeTypes.CHUNKS, batch)
                .beginControlFlow("for (round = 0; round < $L; round += $T.ROUND * size)", batch, RuntimeTypes.CHUNKS)
                .addStatement(
                        "model.execution.run($T.blocks($L - round, size), roundRows$L)",
                        RuntimeTypes.CHUNKS,
                        batch,
                        number)
                .addStatement(
                        "model.execution.run($T.slices(model.execution.workers()), roundSums$L)",
                        RuntimeTypes.CHUNKS,
                        number)
                .endControlFlow()
                .build();
    }

    private MethodSpec rows() {
        MethodSpec.Builder method = task("roundRows", "task")
                .addStatement("int size = $T.blockRows($L, $L)", RuntimeTypes.CHUNKS, batch, names.blockRows())
                .addStatement("int at = round + task * size")
                .addStatement("int rows = Math.min(size, $L - at)", batch)
                .addStatement("chunks[task].reserve(rows)");
        if (pass.parts().stream().flatMap(List::stream).anyMatch(kernel -> names.repeatsRows(pass, kernel))) {
            method.beginControlFlow("if (round == 0)")
                    .addStatement("chunks[task].repeat$L(rows)", number)
                    .endControlFlow();
        }
        return method.addStatement("chunks[task].block$L(at, rows)", number).build();
    }

    private MethodSpec sums() {
        return task("roundSums", "slice")
                .addStatement("int slices = $T.slices(model.execution.workers())", RuntimeTypes.CHUNKS)
                .beginControlFlow("if (round == 0 && slice == 0)")
                .addStatement("total.resetUnsliced$L()", number)
                .endControlFlow()
                .addStatement("int size = $T.blockRows($L, $L)", RuntimeTypes.CHUNKS, batch, names.blockRows())
                .addStatement("int count = $T.blocks($L - round, size)", RuntimeTypes.CHUNKS, batch)
                .beginControlFlow("for (int task = 0; task < count; task++)")
                .addStatement("int at = round + task * size")
                .addStatement("$1T start = at == 0 ? $1T.ZERO : $1T.RESULT", RuntimeTypes.SUMS_FROM)
                .addStatement(
                        "chunks[task].sums$L(total, start, at, Math.min(size, $L - at), slice, slices)", number, batch)
                .endControlFlow()
                .build();
    }

    private MethodSpec.Builder task(String name, String what) {
        return MethodSpec.methodBuilder(name + number)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, what)
                .addParameter(TypeName.INT, "worker");
    }
}
