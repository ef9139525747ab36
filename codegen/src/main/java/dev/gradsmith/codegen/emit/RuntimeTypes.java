package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.ClassName;

/** The runtime's classes that generated code names. */
final class RuntimeTypes {
    private static final String RUNTIME = "dev.gradsmith.runtime";
    private static final String SUPPORT = "dev.gradsmith.runtime.support";

    static final ClassName DATA_SET = ClassName.get(RUNTIME, "DataSet");
    static final ClassName DIFFERENTIABLE_FUNCTION = ClassName.get(RUNTIME, "DifferentiableFunction");
    static final ClassName EXECUTION = ClassName.get(RUNTIME, "Execution");
    static final ClassName FIT_OPTIONS = ClassName.get(RUNTIME, "FitOptions");
    static final ClassName HISTORY = ClassName.get(RUNTIME, "History");
    static final ClassName FLOAT_KERNELS = ClassName.get(RUNTIME, "FloatKernels");
    static final ClassName DOUBLE_KERNELS = ClassName.get(RUNTIME, "DoubleKernels");
    static final ClassName LEAST_SQUARES_FIT = ClassName.get(RUNTIME, "LeastSquaresFit");
    static final ClassName LEAST_SQUARES_PROBLEM = ClassName.get(RUNTIME, "LeastSquaresProblem");
    static final ClassName LEVENBERG_MARQUARDT = ClassName.get(RUNTIME, "LevenbergMarquardt");
    static final ClassName LEVENBERG_MARQUARDT_OPTIONS = ClassName.get(RUNTIME, "LevenbergMarquardtOptions");
    static final ClassName LINEAR_LEAST_SQUARES = ClassName.get(RUNTIME, "LinearLeastSquares");
    static final ClassName SAFETENSORS = ClassName.get(RUNTIME, "Safetensors");
    static final ClassName TENSOR = ClassName.get(RUNTIME, "Tensor");

    static final ClassName BATCHES = ClassName.get(SUPPORT, "Batches");
    static final ClassName BATCH_STEP = ClassName.get(SUPPORT, "BatchStep");
    static final ClassName CHECKPOINT = ClassName.get(SUPPORT, "Checkpoint");
    static final ClassName CHUNKS = ClassName.get(SUPPORT, "Chunks");
    static final ClassName DROPOUT = ClassName.get(SUPPORT, "Dropout");
    static final ClassName FIT_LOOP = ClassName.get(SUPPORT, "FitLoop");
    static final ClassName FLAT_ARRAYS = ClassName.get(SUPPORT, "FlatArrays");
    static final ClassName FUNCTIONS = ClassName.get(SUPPORT, "Functions");
    static final ClassName INITIALIZERS = ClassName.get(SUPPORT, "Initializers");
    static final ClassName POWERS = ClassName.get(SUPPORT, "Powers");
    static final ClassName SHAPES = ClassName.get(SUPPORT, "Shapes");

    private RuntimeTypes() {}
}
