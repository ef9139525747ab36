package dev.gradsmith.report;

/** The range, mean and standard deviation of values; NaN, or infinite, where a value is. */
record Moments(double low, double high, double mean, double deviation) {
    static Moments of(Values values) {
        double low = Double.NaN;
        double high = Double.NaN;
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < values.length(); i++) {
            double value = values.get(i);
            low = i == 0 ? value : Math.min(low, value);
            high = i == 0 ? value : Math.max(high, value);
            // Welford 1962: no difference of large sums.
            double before = value - mean;
            mean += before / (i + 1);
            squares += before * (value - mean);
        }
        return new Moments(low, high, mean, Math.sqrt(squares / values.length()));
    }
}
