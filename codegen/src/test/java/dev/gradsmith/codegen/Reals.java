package dev.gradsmith.codegen;

import dev.gradsmith.graph.model.Precision;
import java.util.Arrays;
import java.util.Locale;

/** Numbers as the generated classes of a precision take and give them. */
record Reals(Precision precision) {
    /** The line of a model file that says the precision. */
    String declaration() {
        return "precision " + precision.name().toLowerCase(Locale.ROOT) + "\n";
    }

    Object scalar(double value) {
        return precision == Precision.DOUBLE ? (Object) value : (Object) (float) value;
    }

    Object array(double... values) {
        if (precision == Precision.DOUBLE) {
            return values;
        }
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** What a generated method gave, a number or an array of any type, exactly. */
    static double[] doubles(Object found) {
        if (found instanceof double[] values) {
            return values;
        }
        if (found instanceof int[] values) {
            return Arrays.stream(values).asDoubleStream().toArray();
        }
        if (found instanceof float[] values) {
            double[] exact = new double[values.length];
            Arrays.setAll(exact, i -> values[i]);
            return exact;
        }
        return new double[] {((Number) found).doubleValue()};
    }
}
