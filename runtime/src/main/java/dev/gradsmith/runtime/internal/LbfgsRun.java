package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.SolverChoice;
import dev.gradsmith.runtime.SolverFit;
import dev.gradsmith.runtime.SolverOptions;
import dev.gradsmith.runtime.SolverStop;
import java.util.Optional;

/** One minimization by L-BFGS: the loop over steps. Everything is allocated before the first. */
public final class LbfgsRun {
    private final SolverOptions options;
    private final SolverState state;
    private final GradientMemory memory;
    private final WolfeSearch search;
    private final double[] direction;

    /** A minimization that goes on from where this state stands. */
    public LbfgsRun(SolverState state, SolverOptions options) {
        this.state = state;
        this.options = options;
        int size = state.point().length;
        memory = new GradientMemory(size, options.memory());
        search = new WolfeSearch(state);
        direction = new double[size];
    }

    /** Steps until there is a reason to stop. */
    public SolverFit run(SolverChoice choice) {
        return state.fit(choice, iterate());
    }

    private SolverStop iterate() {
        while (!state.isStationary()) {
            if (state.iterations() >= options.mostIterations()) {
                return SolverStop.MOST_ITERATIONS;
            }
            Optional<SolverStop> stop = advance();
            if (stop.isPresent()) {
                return stop.get();
            }
        }
        return SolverStop.STATIONARY;
    }

    private Optional<SolverStop> advance() {
        WolfeSearch.Outcome outcome = searchAlongMemory();
        if (outcome == WolfeSearch.Outcome.FAILED && !memory.isEmpty()) {
            // What was remembered may mislead; the slope alone does not.
            memory.clear();
            outcome = searchAlongMemory();
        }
        return switch (outcome) {
            case FOUND -> {
                memory.add(state.point(), state.trial(), state.gradient(), state.trialGradient());
                state.accept(search.step());
                yield Optional.empty();
            }
            case FAILED -> Optional.of(SolverStop.ROUNDING);
            case NOT_FINITE -> Optional.of(SolverStop.NOT_FINITE);
            case FALLS_FOREVER -> Optional.of(SolverStop.NO_MINIMUM);
        };
    }

    private WolfeSearch.Outcome searchAlongMemory() {
        memory.direction(state.gradient(), direction);
        if (!(SolverState.dot(direction, state.gradient()) < 0)) {
            memory.clear();
            memory.direction(state.gradient(), direction);
        }
        // Nothing is known of the function's scale at first: a step of length 1 at most.
        double length = Math.sqrt(SolverState.dot(direction, direction));
        double first = memory.isEmpty() ? Math.min(1, 1 / length) : 1;
        return search.search(direction, first);
    }
}
