package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.ClassName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The runtime's classes that generated code names. */
final class RuntimeTypes {
    private static final String RUNTIME = "dev.gradsmith.runtime";
    private static final String SUPPORT = "dev.gradsmith.runtime.support";

    /** What no variable of generated code may be called: it would hide the class. Those of the JDK that are used by their simple names come first. */
    static final Set<String> SIMPLE_NAMES = new LinkedHashSet<>(
            List.of("Arrays", "LinkedHashMap", "List", "Map", "Math", "Optional", "Path", "Float", "Double", "System"));

    static final ClassName COLUMN_BINDING = type(RUNTIME, "ColumnBinding");
    static final ClassName DATA_BLOCKS = type(RUNTIME, "DataBlocks");
    static final ClassName DATA_SET = type(RUNTIME, "DataSet");
    static final ClassName CONVEX_FUNCTION = type(RUNTIME, "ConvexFunction");
    static final ClassName DIFFERENTIABLE_FUNCTION = type(RUNTIME, "DifferentiableFunction");
    static final ClassName EXECUTION = type(RUNTIME, "Execution");
    static final ClassName FIT_OPTIONS = type(RUNTIME, "FitOptions");
    static final ClassName HISTORY = type(RUNTIME, "History");
    static final ClassName FLOAT_KERNELS = type(RUNTIME, "FloatKernels");
    static final ClassName DOUBLE_KERNELS = type(RUNTIME, "DoubleKernels");
    static final ClassName LEAST_SQUARES_FIT = type(RUNTIME, "LeastSquaresFit");
    static final ClassName LEAST_SQUARES_PROBLEM = type(RUNTIME, "LeastSquaresProblem");
    static final ClassName LEVENBERG_MARQUARDT = type(RUNTIME, "LevenbergMarquardt");
    static final ClassName LEVENBERG_MARQUARDT_OPTIONS = type(RUNTIME, "LevenbergMarquardtOptions");
    static final ClassName LINEAR_LEAST_SQUARES = type(RUNTIME, "LinearLeastSquares");
    static final ClassName PREPARATION = type(RUNTIME, "Preparation");
    static final ClassName SAFETENSORS = type(RUNTIME, "Safetensors");
    static final ClassName SAFETENSORS_EXCEPTION = type(RUNTIME, "SafetensorsException");
    static final ClassName SOLVER_CHOICE = type(RUNTIME, "SolverChoice");
    static final ClassName SOLVER_FIT = type(RUNTIME, "SolverFit");
    static final ClassName SOLVER_OPTIONS = type(RUNTIME, "SolverOptions");
    static final ClassName SUMS_FROM = type(RUNTIME, "SumsFrom");
    static final ClassName TENSOR = type(RUNTIME, "Tensor");

    static final ClassName BATCHES = type(SUPPORT, "Batches");
    static final ClassName BLOCK_FEED = type(SUPPORT, "BlockFeed");
    static final ClassName BLOCK_SCAN = type(SUPPORT, "BlockScan");
    static final ClassName CHECKPOINT = type(SUPPORT, "Checkpoint");
    static final ClassName CHUNKS = type(SUPPORT, "Chunks");
    static final ClassName DROPOUT = type(SUPPORT, "Dropout");
    static final ClassName FINGERPRINT = type(SUPPORT, "Fingerprint");
    static final ClassName FIT_LOOP = type(SUPPORT, "FitLoop");
    static final ClassName FLAT_ARRAYS = type(SUPPORT, "FlatArrays");
    static final ClassName FUNCTIONS = type(SUPPORT, "Functions");
    static final ClassName GRADIENT_ARRAYS = type(SUPPORT, "GradientArrays");
    static final ClassName INITIALIZERS = type(SUPPORT, "Initializers");
    static final ClassName MODEL_SOURCE = type(SUPPORT, "ModelSource");
    static final ClassName NON_FINITE = type(SUPPORT, "NonFinite");
    static final ClassName FOUND_NON_FINITE = NON_FINITE.nestedClass("Found");
    static final ClassName POWERS = type(SUPPORT, "Powers");
    static final ClassName SHAPES = type(SUPPORT, "Shapes");
    static final ClassName SNAPSHOT = type(SUPPORT, "Snapshot");
    static final ClassName SOLVING = type(SUPPORT, "Solving");
    static final ClassName SUMS = type(SUPPORT, "Sums");
    static final ClassName TRAINER_STATE = type(SUPPORT, "TrainerState");
    static final ClassName TRAINING = type(SUPPORT, "Training");

    private RuntimeTypes() {}

    private static ClassName type(String packageName, String name) {
        SIMPLE_NAMES.add(name);
        return ClassName.get(packageName, name);
    }
}
