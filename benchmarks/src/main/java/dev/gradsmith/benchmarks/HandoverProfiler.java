package dev.gradsmith.benchmarks;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** Adds to a measurement on two threads how far from one another the processors were right after it. */
public final class HandoverProfiler implements InternalProfiler {
    /** The name of the result, in nanoseconds. */
    static final String RESULT = "handover";

    @Override
    public String getDescription() {
        return "what one processor hands to another";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {}

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        if (!benchmark.getParamsKeys().contains("threads")
                || !benchmark.getParam("threads").equals("2")) {
            return List.of();
        }
        try {
            double nanos = Handover.nanos();
            return Double.isNaN(nanos)
                    ? List.of()
                    : List.of(new ScalarResult(RESULT, nanos, "ns", AggregationPolicy.AVG));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
