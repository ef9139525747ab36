package dev.gradsmith.runtime;

/** Why a solver ended. */
public enum SolverStop {

    /** Solved in closed form. */
    CLOSED_FORM(true, "solved in closed form"),

    /** The slope is as small as the tolerance asks: a stationary point, which is the minimum where the objective is convex. */
    STATIONARY(true, "the slope is within the tolerance"),

    /** What steps change is lost in the rounding of the objective. */
    ROUNDING(true, "what a step changes is lost in the rounding of the objective"),

    /**
     * The objective goes on falling however far the parameters move in one direction: classes that a plane separates, labels of one class only,
     * counts that are all 0 in a group. The parameters are where the fit was given up. A penalty such as {@code lambda * sum(w^2)} gives a minimum.
     */
    NO_MINIMUM(
            false,
            "there is no minimum: the objective goes on falling however far the parameters move, as it does for classes that a plane"
                    + " separates, for labels of one class only, and for groups whose counts are all 0; a penalty such as"
                    + " lambda * sum(w^2) gives a minimum"),

    /** The iterations that the options allow were used up. */
    MOST_ITERATIONS(false, "the iterations that the options allow were used up"),

    /** However short the step, the objective or its derivatives at its end are not finite. */
    NOT_FINITE(false, "the objective or its derivatives are not finite however short the step");

    private final boolean converged;
    private final String text;

    SolverStop(boolean converged, String text) {
        this.converged = converged;
        this.text = text;
    }

    /** Whether this is the end of a fit that found what it looked for. */
    public boolean converged() {
        return converged;
    }

    /** What it means, as a clause for people. */
    public String text() {
        return text;
    }
}
