#include "residual.h"

/* With these declarations the compiler takes the vector variants of glibc's libmvec. */
__attribute__((simd("notinbranch"), const)) float expf(float x);
__attribute__((simd("notinbranch"), const)) float log1pf(float x);

/* A function of its own, since within a larger loop the compiler unrolls these instead of vectorising them. */
lanes logistic_residuals(lanes z, lanes t, lanes *losses) {
    float margin[LANES], exponential[LANES], loss[LANES], slope[LANES];
    store(margin, t * z);
    for (int i = 0; i < LANES; i++) {
        /* Of nothing positive, so that it does not overflow. */
        exponential[i] = expf(-__builtin_fabsf(margin[i]));
    }
    for (int i = 0; i < LANES; i++) {
        loss[i] = log1pf(exponential[i]) + (margin[i] < 0 ? -margin[i] : 0);
    }
    for (int i = 0; i < LANES; i++) {
        slope[i] = (margin[i] < 0 ? 1 : exponential[i]) / (1 + exponential[i]);
    }
    *losses += load(loss);
    return -t * load(slope);
}
