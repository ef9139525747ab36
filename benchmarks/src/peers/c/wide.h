/* Linear and logistic regression on 100 columns. */
#ifndef WIDE_H
#define WIDE_H

#include "residual.h"

enum { COLUMNS = 100 };

/* Rows of X, their targets, and the weights that a step changes. The number of rows is a multiple of 64. */
struct regression {
    const float *x;
    const float *t;
    float *weights;
    int rows;
    float rate;
};

/* One step of gradient descent in one pass over X; gives the loss before it. */
float one_pass_step(const struct regression *model, enum loss loss, int threads);

/* The sum of X: no pass over it is faster. */
float read_all(const struct regression *model, int threads);

/* Subtracts rate times the mean gradient. */
void update(const struct regression *model, const float *gradient);

#endif
