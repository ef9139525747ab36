package dev.gradsmith.runtime;

/**
 * Which solver was taken.
 *
 * @param reason why, as a clause for people: {@code the loss is a sum of squares of residuals that are linear in the parameters}
 */
public record SolverChoice(Solver solver, String reason) {

    /** One line. */
    @Override
    public String toString() {
        return solver + ", because " + reason;
    }
}
