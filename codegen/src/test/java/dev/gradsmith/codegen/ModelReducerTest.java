package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.compiler.Compiler;
import dev.gradsmith.compiler.SourceFile;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ModelReducerTest {
    private static Predicate<String> modelWith(String what) {
        return model -> model.contains(what)
                && Compiler.compile(new SourceFile("Random.grad", "generated", model))
                        .succeeded();
    }

    @Test
    void onlyWhatIsNeededStays() {
        String model = """
                precision double
                input X[n, d]
                input Z[n, 3]
                param w[d]
                param s
                layer Cell(in) {
                    param W[in] ~ ones
                    apply(z) = z .* W
                }
                t0 = tanh(Z)
                t1 = X .* s
                t2 = sum(t1, axis = 1)
                t3 = sinh(t2)
                t4 = cos(t3) + mean(w)
                loss = mean(tanh(0.3*X)) + mean(tanh(0.3*t1)) + mean(tanh(0.3*t4)) + mean(tanh(0.3*s)) + 0.1
                metric of_t4 = mean(t4 > 0)
                """;
        assertThat(ModelReducer.reduce(model, modelWith("sinh("))).isEqualTo("""
                param s
                t3 = sinh(s)
                """);
    }

    /** Every model that is written is one that the compiler takes. */
    @Test
    void writtenModelsAreSmallAfterwards() {
        Random random = new Random(1);
        for (int i = 0; i < 3; i++) {
            String model = ProgramWriter.write(random.ints(24, 0, 60).boxed().toList());
            String smaller = ModelReducer.reduce(model, modelWith("tanh(0.3*s)"));
            assertThat(smaller.lines()).hasSizeLessThan(6);
        }
    }
}
