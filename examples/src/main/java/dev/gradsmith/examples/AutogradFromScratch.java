package dev.gradsmith.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Derivatives of functions that are written in the model language: no training, just the derivative as a value. */
public final class AutogradFromScratch {
    private AutogradFromScratch() {}

    /** @param arguments the directory for the picture; {@code target/pictures} without one */
    public static void main(String[] arguments) throws IOException {
        Path pictures = Files.createDirectories(
                Path.of(arguments.length > 0 ? arguments[0] : "target/pictures").toAbsolutePath());
        double[] x = {1, 2, 3, 4};
        double[] ones = {1, 1, 1, 1};
        double[] head = {10, 1, 0.1, 0.01};
        Square square = Square.builder().build();
        System.out.println("z = 2x² at " + matrix(x) + ": " + matrix(square.z(x, ones)));
        System.out.println("  gradient " + matrix(square.slope(x, ones)));
        System.out.println("  with head " + matrix(head) + ": " + matrix(square.weighted(x, head)));

        Parabola parabola = Parabola.builder().build();
        System.out.println("f = 5x² + 13x + 10 at [0, 7]: f' = " + vector(parabola.slope(new double[] {0, 7})));
        TutorialPictures.parabola(pictures, parabola).forEach(System.out::println);
    }

    private static String matrix(double[] values) {
        int half = values.length / 2;
        return "[" + vector(Arrays.copyOf(values, half)) + ", "
                + vector(Arrays.copyOfRange(values, half, values.length)) + "]";
    }

    /** The numbers to four places, without zeros at their end. */
    private static String vector(double[] values) {
        DecimalFormat format = new DecimalFormat("0.####", DecimalFormatSymbols.getInstance(Locale.ROOT));
        return Arrays.stream(values).mapToObj(format::format).collect(Collectors.joining(", ", "[", "]"));
    }
}
