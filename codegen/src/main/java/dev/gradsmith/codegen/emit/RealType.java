package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.gradsmith.graph.ElementType;
import dev.gradsmith.graph.TensorType;
import dev.gradsmith.graph.model.Precision;

/** How a model's real numbers are spelled in Java. */
record RealType(Precision precision) {
    TypeName type() {
        return precision == Precision.FLOAT ? TypeName.FLOAT : TypeName.DOUBLE;
    }

    TypeName array() {
        return ArrayTypeName.of(type());
    }

    /** The Java type of one element: indices are {@code int}. */
    TypeName element(TensorType tensor) {
        return tensor.element() instanceof ElementType.Index ? TypeName.INT : type();
    }

    /** How Java holds a whole tensor: an array, or for a scalar the element itself. */
    TypeName of(TensorType tensor) {
        return tensor.isScalar() ? element(tensor) : ArrayTypeName.of(element(tensor));
    }

    /** What the runtime's methods call the element type: {@code floats}, {@code doubles}, {@code ints}. */
    String plural(TensorType tensor) {
        return tensor.element() instanceof ElementType.Index ? "ints" : plural();
    }

    ClassName kernels() {
        return precision == Precision.FLOAT ? RuntimeTypes.FLOAT_KERNELS : RuntimeTypes.DOUBLE_KERNELS;
    }

    /** The name that the runtime's methods use for the type: {@code floats}, {@code doubles}. */
    String plural() {
        return precision == Precision.FLOAT ? "floats" : "doubles";
    }

    CodeBlock literal(double value) {
        String box = precision == Precision.FLOAT ? "Float" : "Double";
        double rounded = precision == Precision.FLOAT ? (float) value : value;
        if (Double.isNaN(rounded)) {
            return CodeBlock.of("$L.NaN", box);
        }
        if (Double.isInfinite(rounded)) {
            return CodeBlock.of("$L.$L_INFINITY", box, rounded > 0 ? "POSITIVE" : "NEGATIVE");
        }
        return precision == Precision.FLOAT
                ? CodeBlock.of("$Lf", Float.toString((float) value))
                : CodeBlock.of("$L", Double.toString(value));
    }
}
