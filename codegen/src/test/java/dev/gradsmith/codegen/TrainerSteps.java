package dev.gradsmith.codegen;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A compiled caller of a trainer's step: a call by reflection would allocate. */
final class TrainerSteps {
    private TrainerSteps() {}

    /** One call of {@code step} on the data at each run. */
    static Runnable of(CompiledModel compiled, String model, Object trainer, Object... data) {
        String fields = IntStream.range(0, data.length)
                .mapToObj(i -> "private final %1$s[] data%2$d = (%1$s[]) DATA[%2$d];"
                        .formatted(data[i].getClass().getComponentType(), i))
                .collect(Collectors.joining("\n"));
        String arguments =
                IntStream.range(0, data.length).mapToObj(i -> "data" + i).collect(Collectors.joining(", "));
        String source = """
                package generated;

                public final class Steps implements Runnable {
                    public static Object[] DATA = {};
                    public static Object TRAINER = "";

                    private final %1$sTrainer trainer = (%1$sTrainer) TRAINER;
                    %2$s

                    @Override
                    public void run() {
                        trainer.step(%3$s);
                    }
                }
                """.formatted(model, fields, arguments);
        try {
            Class<?> type = compiled.with("Steps", source);
            type.getField("DATA").set(null, Arrays.copyOf(data, data.length));
            type.getField("TRAINER").set(null, trainer);
            return (Runnable) type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no steps of " + model, e);
        }
    }
}
