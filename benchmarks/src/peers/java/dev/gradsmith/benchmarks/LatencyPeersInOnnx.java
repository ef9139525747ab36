package dev.gradsmith.benchmarks;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The answer of {@link LatencyBenchmark} by ONNX Runtime, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
@SuppressWarnings("NullAway.Init")
public class LatencyPeersInOnnx {
    private static final int[] WIDTHS = {784, 256, 256, 10};

    private final float[] picture = Numbers.gaussian(784, 1);
    private final FloatBuffer input =
            ByteBuffer.allocateDirect(4 * 784).order(ByteOrder.nativeOrder()).asFloatBuffer();
    private OrtSession session;
    private Map<String, OnnxTensor> inputs;

    @Setup
    public void setUp() throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        session = environment.createSession(OnnxNetwork.bytes(WIDTHS, 3), options);
        inputs = Map.of(OnnxNetwork.INPUT, OnnxTensor.createTensor(environment, input, new long[] {1, 784}));
    }

    @Benchmark
    public float[] onnxRuntime() throws OrtException {
        input.put(0, picture);
        try (OrtSession.Result result = session.run(inputs)) {
            return ((float[][]) result.get(0).getValue())[0];
        }
    }
}
