#include "tutorial.h"

#include <math.h>

/* The next step's batch may be another one, as far as the compiler knows. */
static inline void next_batch(void) {
    __asm__ volatile("" ::: "memory");
}

static inline float tutorial_step(const float *x, const float *t, float *parameters, float rate, int rows) {
    float loss = 0, gradient0 = 0, gradient1 = 0, gradient_bias = 0;
    for (int row = 0; row < rows; row++) {
        float residual = x[2 * row] * parameters[0] + x[2 * row + 1] * parameters[1] + parameters[2] - t[row];
        loss += residual * residual;
        gradient0 += 2 * residual * x[2 * row];
        gradient1 += 2 * residual * x[2 * row + 1];
        gradient_bias += 2 * residual;
    }
    parameters[0] -= rate * gradient0 / rows;
    parameters[1] -= rate * gradient1 / rows;
    parameters[2] -= rate * gradient_bias / rows;
    return loss / rows;
}

float tutorial_steps(const float *x, const float *t, float *parameters, float rate, int rows, int steps) {
    float losses = 0;
    for (int step = 0; step < steps; step++) {
        losses += tutorial_step(x, t, parameters, rate, rows);
        next_batch();
    }
    return losses;
}

/* value - r0 f0 - r1 f1 - r2 f2 - r3 f3, as a tree. */
static inline float descend(float value, const float r[4], const float f[4]) {
    return fmaf(-r[2], f[2], fmaf(-r[0], f[0], value)) - fmaf(r[3], f[3], r[1] * f[1]);
}

float short_tutorial_steps(const float *x, const float *t, float *parameters, float rate, int steps) {
    float w0 = parameters[0], w1 = parameters[1], bias = parameters[2];
    float factor = rate / 2, losses = 0;
    for (int step = 0; step < steps; step++) {
        float residual[4], by_w0[4], by_w1[4];
        const float by_bias[4] = {factor, factor, factor, factor};
        for (int row = 0; row < 4; row++) {
            residual[row] = fmaf(x[2 * row], w0, -t[row]) + fmaf(x[2 * row + 1], w1, bias);
            by_w0[row] = factor * x[2 * row];
            by_w1[row] = factor * x[2 * row + 1];
        }
        w0 = descend(w0, residual, by_w0);
        w1 = descend(w1, residual, by_w1);
        bias = descend(bias, residual, by_bias);
        losses += fmaf(residual[0], residual[0], residual[1] * residual[1])
                + fmaf(residual[2], residual[2], residual[3] * residual[3]);
        next_batch();
    }
    parameters[0] = w0, parameters[1] = w1, parameters[2] = bias;
    return losses / 4;
}
