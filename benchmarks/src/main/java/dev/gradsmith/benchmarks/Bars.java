package dev.gradsmith.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How many times faster than others Gradsmith shall be. */
final class Bars {
    /** Whether a ratio should be large or small. */
    enum Sense {
        AT_LEAST {
            @Override
            boolean isReached(double ratio, double bar) {
                return ratio >= bar;
            }
        },
        AT_MOST {
            @Override
            boolean isReached(double ratio, double bar) {
                return ratio <= bar;
            }
        };

        abstract boolean isReached(double ratio, double bar);
    }

    /** What is asked of one ratio. */
    record Bar(Sense sense, double ratio) {
        /** Of the ratio as it is: one that is only shown as what is asked is not enough. */
        boolean isReachedBy(double measured) {
            return sense.isReached(measured, ratio);
        }

        @Override
        public String toString() {
            return (sense == Sense.AT_LEAST ? "≥ " : "≤ ") + (ratio >= 100 ? "%.0f" : "%.2f").formatted(ratio);
        }
    }

    private record Line(Pattern work, String who, Bar bar) {
        private static Line of(String work, String who, double ratio) {
            return new Line(Pattern.compile(work), who, new Bar(Sense.AT_LEAST, ratio));
        }
    }

    /** The first that fits counts. */
    private static final List<Line> LINES = List.of(
            Line.of("TutorialStep", "bestC", 0.95),
            Line.of("TutorialStep", "PyTorchStep", 10_000),
            Line.of("TutorialStep", "MXNetStep", 10_000),
            Line.of(".*WideGradient, rows 2048,.*", "c", 0.8),
            Line.of(".*WideGradient, rows 204800,.*", "readingOnly", 0.85),
            Line.of(".*WideGradient, rows 204800,.*", "openBlas", 2),
            new Line(Pattern.compile(".*WideGradient,.*"), "plainKernels", new Bar(Sense.AT_MOST, 2.5)),
            Line.of("Product, product 64x10x256,.*", "openBlas", 0.9),
            Line.of("Product, product 1024x1024x1024,.*", "openBlas", 1),
            Line.of("Product,.* threads 1", "openBlas", 1.1),
            Line.of("Product,.* threads 2", "openBlas", 1.3),
            Line.of("NetworkStep, batch 64,.*", "PyTorchStep", 2),
            Line.of("NetworkStep, batch 256,.*", "PyTorchStep", 1.5),
            Line.of("NetworkStep,.*", ComparisonTable.ONE_THREAD, 1.8),
            Line.of("sixteen, Elementwise,.*", "PyTorch", 5),
            Line.of("one, Elementwise,.*", "PyTorch", 1),
            Line.of("Latency,.*", "PyTorchAnswer", 20),
            Line.of("Latency,.*", "onnxRuntime", 5),
            Line.of("WarmUp, steps (1|20|100)", "plainKernels", 1),
            Line.of("ShortRun", "plainKernels", 1));

    private Bars() {}

    /** What is asked in a work against one of the others. */
    static Optional<Bar> of(String work, String who) {
        return LINES.stream()
                .filter(line -> line.who.equals(who) && line.work.matcher(work).matches())
                .map(Line::bar)
                .findFirst();
    }
}
