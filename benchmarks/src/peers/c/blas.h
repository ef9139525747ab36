/* OpenBLAS, found at run time. */
#ifndef BLAS_H
#define BLAS_H

#include "wide.h"

/*
 * Loads it, if that was not done before, and sets its threads. Gives the name of the processor whose code it has chosen, or NULL if there is
 * no OpenBLAS on this machine.
 */
const char *blas_open(int threads);

/* C = A B, with C[rows, columns]; A and B may each be given transposed. All are row-major. */
void blas_multiply(int rows, int columns, int inner, const float *a, int a_transposed, const float *b, int b_transposed, float *c);

/* The step of wide.h in two passes over X: sgemv, residuals, sgemv. Predictions is scratch, a number for each row. */
float blas_step(const struct regression *model, enum loss loss, float *predictions);

#endif
