package dev.gradsmith.runtime.internal;

/** The methods of {@link dev.gradsmith.runtime.FloatKernels} and its like. */
enum KernelName {
    MULTIPLY_VECTOR,
    MULTIPLY_TRANSPOSED_VECTOR,
    ADD_TRANSPOSED_VECTOR,
    MULTIPLY,
    MULTIPLY_RIGHT_TRANSPOSED,
    MULTIPLY_LEFT_TRANSPOSED,
    ADD_LEFT_TRANSPOSED,
    DOT,
    ADD_OUTER,
    ADD,
    MULTIPLY_BY_STEP,
    EXP,
    EXPM1,
    LOG,
    LOG1P,
    TANH,
    SIGMOID,
    SOFTPLUS
}
