package dev.gradsmith.graph.op;

/** How a function of one number runs over its domain, as far as that is known: what makes compositions of functions convex. */
public enum Course {
    UNKNOWN(Curvature.UNKNOWN, Direction.UNKNOWN, false, false),
    /** Of values that are not negative. */
    POSITIVE(Curvature.UNKNOWN, Direction.UNKNOWN, true, true),
    CONVEX_RISING(Curvature.CONVEX, Direction.RISING, false, true),
    CONVEX_RISING_POSITIVE(Curvature.CONVEX, Direction.RISING, true, true),
    /** Convex and rising, of values that are not negative, with a kink. */
    HINGE(Curvature.CONVEX, Direction.RISING, true, false),
    /** Convex and even, of values that are not negative. */
    BOWL(Curvature.CONVEX, Direction.EVEN, true, true),
    /** The same with a kink. */
    CORNER(Curvature.CONVEX, Direction.EVEN, true, false),
    CONCAVE_RISING(Curvature.CONCAVE, Direction.RISING, false, true),
    /** Concave and rising, of values that are not negative. */
    ROOT(Curvature.CONCAVE, Direction.RISING, true, true);

    /** How a value bends as a function of others: chords lie above it where it is convex, below where it is concave. */
    public enum Curvature {
        CONSTANT,
        AFFINE,
        CONVEX,
        CONCAVE,
        UNKNOWN;

        /** Of the opposite value. */
        public Curvature negated() {
            return switch (this) {
                case CONVEX -> CONCAVE;
                case CONCAVE -> CONVEX;
                case CONSTANT, AFFINE, UNKNOWN -> this;
            };
        }

        /** Of a sum. */
        public Curvature plus(Curvature other) {
            if (this == other || other == CONSTANT) {
                return this;
            }
            if (this == CONSTANT) {
                return other;
            }
            if (this == AFFINE) {
                return other;
            }
            return other == AFFINE ? this : UNKNOWN;
        }

        /** Whether it is convex, as straight lines are too. */
        public boolean isConvex() {
            return this == CONVEX || isStraight();
        }

        /** Whether it is concave, as straight lines are too. */
        public boolean isConcave() {
            return this == CONCAVE || isStraight();
        }

        /** Whether chords lie in it. */
        public boolean isStraight() {
            return this == AFFINE || this == CONSTANT;
        }
    }

    /** Where a function goes: up everywhere, or up on both sides of 0. */
    public enum Direction {
        RISING,
        EVEN,
        UNKNOWN
    }

    private final Curvature curvature;
    private final Direction direction;
    private final boolean positive;
    private final boolean smooth;

    Course(Curvature curvature, Direction direction, boolean positive, boolean smooth) {
        this.curvature = curvature;
        this.direction = direction;
        this.positive = positive;
        this.smooth = smooth;
    }

    public Curvature curvature() {
        return curvature;
    }

    public Direction direction() {
        return direction;
    }

    /** Whether no value is negative. */
    public boolean isPositive() {
        return positive;
    }

    /** Whether there is a second derivative everywhere in the domain. */
    public boolean isSmooth() {
        return smooth;
    }
}
