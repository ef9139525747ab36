package dev.gradsmith.runtime.vector;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import dev.gradsmith.runtime.internal.FloatExp;
import dev.gradsmith.runtime.internal.FloatLog;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The pieces of logarithms, over so many elements of {@code float} arrays as whole vectors hold: {@link FloatVectorBlock} says why there are
 * pieces. The formulas are those of the runtime, operation by operation, so that the bits are the same; comments on them are in the classes
 * whose constants are used here.
 */
final class FloatLogarithms {
    private static final VectorSpecies<Float> SPECIES = FloatTiles.SPECIES;
    private static final int LANES = FloatTiles.LANES;

    private FloatLogarithms() {}

    /** x, multiplied where it is below the normal numbers, and the power of 2 that it was multiplied by. */
    static void normalize(int length, float[] from, int fromOffset, float[] normals, float[] lifts) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, from, fromOffset + i);
            VectorMask<Float> small = x.abs().compare(LT, Float.MIN_NORMAL);
            x.blend(x.mul(FloatLog.LIFT), small).intoArray(normals, i);
            broadcast(SPECIES, 0).blend(FloatLog.LIFT_POWER, small).intoArray(lifts, i);
        }
    }

    /** x as 2^n (1 + f), with f in the place of the normal number and -n in that of its lift. */
    static void split(int length, float[] normals, float[] lifts) {
        for (int i = 0; i < length; i += LANES) {
            IntVector bits = FloatVector.fromArray(SPECIES, normals, i).reinterpretAsInts();
            IntVector n = bits.sub(FloatLog.SQRT_HALF_BITS).lanewise(ASHR, FloatExp.FRACTION_BITS);
            FloatVector power = n.add(FloatLog.ROUNDER_BITS).reinterpretAsFloats();
            bits.sub(n.lanewise(LSHL, FloatExp.FRACTION_BITS))
                    .reinterpretAsFloats()
                    .sub(1)
                    .intoArray(normals, i);
            broadcast(SPECIES, FloatExp.ROUNDER)
                    .sub(power)
                    .add(FloatVector.fromArray(SPECIES, lifts, i))
                    .intoArray(lifts, i);
        }
    }

    /** The sum 1 + x as 2^n (1 + f), without what the sum lost. */
    static void splitOnePlus(int length, float[] from, int fromOffset, float[] fs, float[] minusNs) {
        for (int i = 0; i < length; i += LANES) {
            IntVector bits =
                    FloatVector.fromArray(SPECIES, from, fromOffset + i).add(1).reinterpretAsInts();
            IntVector n = bits.sub(FloatLog.SQRT_HALF_BITS).lanewise(ASHR, FloatExp.FRACTION_BITS);
            FloatVector onePlus =
                    bits.sub(n.lanewise(LSHL, FloatExp.FRACTION_BITS)).reinterpretAsFloats();
            broadcast(SPECIES, 1).sub(onePlus).neg().intoArray(fs, i);
            FloatVector power = n.add(FloatLog.ROUNDER_BITS).reinterpretAsFloats();
            broadcast(SPECIES, FloatExp.ROUNDER).sub(power).intoArray(minusNs, i);
        }
    }

    /** f, with what the sum 1 + x lost. */
    static void addLost(int length, float[] from, int fromOffset, float[] fs, float[] to) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, from, fromOffset + i);
            FloatVector sum = x.add(1);
            IntVector n = sum.reinterpretAsInts().sub(FloatLog.SQRT_HALF_BITS).lanewise(ASHR, FloatExp.FRACTION_BITS);
            FloatVector scale = n.neg()
                    .add(FloatLog.EXPONENT_OF_ONE)
                    .lanewise(LSHL, FloatExp.FRACTION_BITS)
                    .max(0)
                    .reinterpretAsFloats();
            x.sub(sum.sub(1)).fma(scale, FloatVector.fromArray(SPECIES, fs, i)).intoArray(to, i);
        }
    }

    /** n log(2) + log(1 + f), in the place of f. */
    static void sum(int length, float[] fs, float[] minusNs) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector f = FloatVector.fromArray(SPECIES, fs, i);
            FloatVector minusN = FloatVector.fromArray(SPECIES, minusNs, i);
            FloatVector q = f.fma(broadcast(SPECIES, FloatLog.Q8), broadcast(SPECIES, FloatLog.Q7))
                    .fma(f, broadcast(SPECIES, FloatLog.Q6))
                    .fma(f, broadcast(SPECIES, FloatLog.Q5))
                    .fma(f, broadcast(SPECIES, FloatLog.Q4))
                    .fma(f, broadcast(SPECIES, FloatLog.Q3))
                    .fma(f, broadcast(SPECIES, FloatLog.Q2))
                    .fma(f, broadcast(SPECIES, FloatLog.Q1))
                    .fma(f, broadcast(SPECIES, FloatLog.Q0));
            FloatVector tail = f.mul(f).fma(q, minusN.mul(-FloatExp.LOG_2_REST));
            FloatVector log = minusN.fma(broadcast(SPECIES, -FloatExp.LOG_2), f.add(tail));
            log.intoArray(fs, i);
        }
    }

    /** The logarithms of x, except of what has none, or an infinite one. */
    static void results(int length, float[] from, int fromOffset, float[] logs, float[] to, int toOffset) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, from, fromOffset + i);
            FloatVector.fromArray(SPECIES, logs, i)
                    .blend(x, x.compare(EQ, Float.POSITIVE_INFINITY))
                    .blend(Float.NEGATIVE_INFINITY, x.compare(EQ, 0))
                    .blend(Float.NaN, x.compare(GE, 0).not())
                    .intoArray(to, toOffset + i);
        }
    }

    /** The logarithms of 1 + x, except of what has none, or an infinite one. */
    static void resultsOnePlus(int length, float[] from, int fromOffset, float[] logs, float[] to, int toOffset) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, from, fromOffset + i).add(1);
            FloatVector.fromArray(SPECIES, logs, i)
                    .blend(x, x.compare(EQ, Float.POSITIVE_INFINITY))
                    .blend(Float.NEGATIVE_INFINITY, x.compare(EQ, 0))
                    .blend(Float.NaN, x.compare(GE, 0).not())
                    .intoArray(to, toOffset + i);
        }
    }

    /** max(x, 0) and the logarithm, added up. */
    static void softplus(int length, float[] from, int fromOffset, float[] logs, float[] to, int toOffset) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, from, fromOffset + i);
            x.max(0).add(FloatVector.fromArray(SPECIES, logs, i)).intoArray(to, toOffset + i);
        }
    }
}
