#include "elementwise.h"

#include <stdlib.h>

/* Unlike fmaxf and fminf without regard to NaN, which keeps them vectorised. */
static inline float larger(float a, float b) {
    return a > b ? a : b;
}

static inline float smaller(float a, float b) {
    return a < b ? a : b;
}

static float *new_array(int count) {
    return aligned_alloc(64, ((long) count * sizeof(float) + 63) / 64 * 64);
}

float *chain_of_one(int count, const float *x) {
    float *restrict y = new_array(count);
    for (int i = 0; i < count; i++) {
        y[i] = 0.5f * x[i];
    }
    return y;
}

float *chain_of_four(int count, const float *x) {
    float *restrict y = new_array(count);
    for (int i = 0; i < count; i++) {
        y[i] = (0.5f * x[i] + 0.25f) * x[i] - 0.125f;
    }
    return y;
}

float *chain_of_sixteen(int count, const float *x) {
    float *restrict y = new_array(count);
    for (int i = 0; i < count; i++) {
        float a = (0.5f * x[i] + 0.25f) * x[i] - 0.125f;
        float b = larger(a, 0) * 0.75f + larger(x[i], -x[i]);
        float c = (b - a) * (b + a) + 0.0625f;
        y[i] = (larger(c, x[i]) - smaller(c, x[i])) * 0.5f + c * c;
    }
    return y;
}
