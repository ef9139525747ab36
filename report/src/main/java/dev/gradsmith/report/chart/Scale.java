package dev.gradsmith.report.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where values lie on an axis.
 *
 * @param low the value at its beginning, above 0 on a logarithmic scale
 * @param high the value at its end, above {@code low}
 */
record Scale(Kind kind, double low, double high) {
    enum Kind {
        LINEAR,
        /** Ticks at whole numbers only. */
        WHOLE,
        LOGARITHMIC
    }

    /** A place on the axis with its label. */
    record Tick(double value, String label) {}

    /** From 0 at the beginning of the axis to 1 at its end; NaN for what a logarithmic scale cannot show. */
    double position(double value) {
        if (kind == Kind.LOGARITHMIC) {
            return value > 0 ? (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low)) : Double.NaN;
        }
        // Halved, so that the distance of the largest numbers does not overflow.
        return (value / 2 - low / 2) / (high / 2 - low / 2);
    }

    /** About {@code wanted} ticks at round numbers. */
    List<Tick> ticks(int wanted) {
        return kind == Kind.LOGARITHMIC ? logarithmicTicks(wanted) : linearTicks(wanted);
    }

    private List<Tick> linearTicks(int wanted) {
        double rough = high / wanted - low / wanted;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = List.of(1.0, 2.0, 5.0, 10.0).stream()
                .map(factor -> factor * power)
                .filter(candidate -> candidate >= rough * 0.7)
                .findFirst()
                .orElse(10 * power);
        if (kind == Kind.WHOLE) {
            step = Math.max(1, Math.rint(step));
        }
        List<Tick> ticks = new ArrayList<>();
        long first = (long) Math.ceil(low / step - 1e-9);
        long last = (long) Math.floor(high / step + 1e-9);
        // A range that is tiny beside its values has no whole multiples that could be counted.
        for (long i = first; i <= last && ticks.size() < 4 * wanted; i++) {
            ticks.add(new Tick(i * step, label(i, step)));
        }
        return ticks;
    }

    private String label(long multiple, double step) {
        double value = multiple * step;
        double largest = Math.max(Math.abs(low), Math.abs(high));
        if (value != 0 && (largest >= 1e6 || largest < 1e-3)) {
            return NumberText.scientific(
                    BigDecimal.valueOf(multiple).multiply(new BigDecimal(Double.toString(shortest(step)))));
        }
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
        return NumberText.fixed(value, Math.min(decimals, 8));
    }

    /** The step without the error of its last bits. */
    private static double shortest(double step) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.3e", step));
    }

    private List<Tick> logarithmicTicks(int wanted) {
        int first = (int) Math.ceil(Math.log10(low) - 1e-9);
        int last = (int) Math.floor(Math.log10(high) + 1e-9);
        List<Tick> ticks = new ArrayList<>();
        if (last - first < 2) {
            for (int power = first - 1; power <= last; power++) {
                for (double factor : new double[] {1, 2, 5}) {
                    addInside(ticks, factor * Math.pow(10, power));
                }
            }
            return ticks.size() < 2 ? new Scale(Kind.LINEAR, low, high).ticks(wanted) : ticks;
        }
        int step = Math.max(1, (last - first + wanted - 1) / wanted);
        for (int power = first; power <= last; power += step) {
            double value = Math.pow(10, power);
            ticks.add(new Tick(value, NumberText.significant(Double.parseDouble("1e" + power), 1)));
        }
        return ticks;
    }

    private void addInside(List<Tick> ticks, double value) {
        if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
            ticks.add(new Tick(value, NumberText.significant(value, 1)));
        }
    }
}
