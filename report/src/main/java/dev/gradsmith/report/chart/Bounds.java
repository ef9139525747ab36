package dev.gradsmith.report.chart;

/** The least and the greatest of values, of which only finite ones count. */
final class Bounds {
    private static final double MARGIN = 0.04;

    private final boolean positiveOnly;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    Bounds(Scale.Kind kind) {
        this.positiveOnly = kind == Scale.Kind.LOGARITHMIC;
    }

    void add(double... values) {
        for (double value : values) {
            if (Double.isFinite(value) && (value > 0 || !positiveOnly)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
    }

    boolean isEmpty() {
        return low > high;
    }

    /** A scale with all values, and room around them. */
    Scale scale(Scale.Kind kind) {
        if (isEmpty()) {
            return kind == Scale.Kind.LOGARITHMIC ? new Scale(kind, 0.1, 1) : new Scale(kind, 0, 1);
        }
        if (kind == Scale.Kind.LOGARITHMIC) {
            return logarithmic();
        }
        if (kind == Scale.Kind.WHOLE) {
            return low == high ? new Scale(kind, low - 1, high + 1) : new Scale(kind, low, high);
        }
        double room = roomFor(high / 2 - low / 2);
        return new Scale(kind, clamp(low - room), clamp(high + room));
    }

    /** The least room that makes values and their scale's ends different numbers. */
    private double roomFor(double halfRange) {
        double largest = Math.max(Math.abs(low), Math.abs(high));
        if (halfRange <= largest * 1e-9) {
            return largest == 0 ? 1 : largest / 10;
        }
        return 2 * MARGIN * halfRange;
    }

    private Scale logarithmic() {
        double room = low == high ? Math.log(2) : MARGIN * (Math.log(high) - Math.log(low));
        double from = Math.max(Double.MIN_NORMAL, low * Math.exp(-room));
        return new Scale(Scale.Kind.LOGARITHMIC, from, Math.max(2 * from, clamp(high * Math.exp(room))));
    }

    private static double clamp(double value) {
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
    }
}
