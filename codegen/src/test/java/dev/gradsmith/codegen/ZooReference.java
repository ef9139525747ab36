package dev.gradsmith.codegen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What zoo.csv has of one model; {@code make_zoo.py} beside it says how a line reads. */
record ZooReference(List<Line> ofModel) {
    private static final Path FILE = Path.of("src/test/resources/reference/zoo.csv");

    /** @param what size, parameter, data, loss or gradient */
    record Line(String model, String what, String name, String text) {
        static Line of(String line) {
            String[] parts = line.split("; ", -1);
            return new Line(parts[0], parts[1], parts[2], parts[3]);
        }

        private String[] words() {
            return text.split(" ", -1);
        }

        /** The numbers themselves, or those that the seed, count, center and spread of a noise make. */
        double[] numbers() {
            String[] words = words();
            return words[0].equals("noise")
                    ? noise(
                            Integer.parseInt(words[1]),
                            Integer.parseInt(words[2]),
                            Double.parseDouble(words[3]),
                            Double.parseDouble(words[4]))
                    : Arrays.stream(words).mapToDouble(Double::parseDouble).toArray();
        }

        boolean isScalar() {
            return words()[0].equals("noise") ? words()[2].equals("1") : words().length == 1;
        }

        /** Integers without a point are indices. */
        Object data(Reals reals) {
            boolean indices = !text.startsWith("noise") && !text.contains(".");
            return indices ? Arrays.stream(words()).mapToInt(Integer::parseInt).toArray() : reals.array(numbers());
        }
    }

    /** A gradient as {@code make_zoo.py} describes it. */
    record Gradient(String parameter, int stride, double norm, double projection, double[] elements) {
        static Gradient of(Line line) {
            double[] numbers = line.numbers();
            return new Gradient(
                    line.name(),
                    (int) numbers[0],
                    numbers[1],
                    numbers[2],
                    Arrays.copyOfRange(numbers, 3, numbers.length));
        }

        void check(double[] actual, Closeness closeness) {
            double[] weights = noise(99, actual.length, 0, 1);
            double squares = Arrays.stream(actual).map(g -> g * g).sum();
            double product = IntStream.range(0, actual.length)
                    .mapToDouble(i -> actual[i] * weights[i])
                    .sum();
            double[] chosen = IntStream.range(0, elements.length)
                    .mapToDouble(i -> actual[i * stride])
                    .toArray();
            closeness.check("norm of d" + parameter, new double[] {Math.sqrt(squares)}, norm);
            closeness.check("projection of d" + parameter, new double[] {product, norm}, projection, norm);
            closeness.check("d" + parameter, chosen, elements);
        }
    }

    static Stream<Line> lines() throws IOException {
        return Files.readAllLines(FILE).stream().map(Line::of);
    }

    static ZooReference of(String model) throws IOException {
        return new ZooReference(
                lines().filter(line -> line.model().equals(model)).toList());
    }

    /** The same numbers as of the function of this name in {@code make_zoo.py}. */
    private static double[] noise(long seed, int count, double center, double spread) {
        double[] numbers = new double[count];
        for (long i = 0; i < count; i++) {
            long number = (i * i * 31 + i * 7919 + seed * 6271) % 10007;
            numbers[(int) i] = (float) ((number / 10007.0 - 0.5) * spread + center);
        }
        return numbers;
    }

    private Stream<Line> all(String what) {
        return ofModel.stream().filter(line -> line.what().equals(what));
    }

    GeneratedObject build(GeneratedObject builder, Reals reals) {
        all("size").forEach(size -> builder.call(size.name(), (int) size.numbers()[0]));
        all("parameter").forEach(one -> {
            double[] numbers = one.numbers();
            builder.call(one.name(), one.isScalar() ? reals.scalar(numbers[0]) : reals.array(numbers));
        });
        return builder.object("build");
    }

    Object[] data(Reals reals) {
        return all("data").map(line -> line.data(reals)).toArray();
    }

    double loss() {
        return all("loss").findFirst().orElseThrow().numbers()[0];
    }

    List<Gradient> gradients() {
        return all("gradient").map(Gradient::of).toList();
    }

    double[] parameters() {
        return all("parameter")
                .flatMapToDouble(line -> DoubleStream.of(line.numbers()))
                .toArray();
    }

    int sizeOf(String parameter) {
        return all("parameter")
                .filter(line -> line.name().equals(parameter))
                .mapToInt(line -> line.numbers().length)
                .sum();
    }
}
